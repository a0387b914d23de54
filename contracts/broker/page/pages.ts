import { readFile } from 'node:fs/promises';
import type { BrokerContext } from '../context.ts';
import { BrokerError, type BrokerRequest, type Reply } from '../http/index.ts';
import { addressesBelow } from './addresses.ts';
import { changesPage } from './changes/changes-page.ts';
import { canIDeployPage } from './deploy/can-i-deploy-page.ts';
import { pageDocument } from './document.ts';
import { environmentPage } from './lists/environment-page.ts';
import { environmentsPage } from './lists/environments-page.ts';
import { servicePage } from './lists/service-page.ts';
import { servicesPage } from './lists/services-page.ts';
import { webhookPage } from './lists/webhook-page.ts';
import { webhooksPage } from './lists/webhooks-page.ts';
import { matrixPage } from './matrix/matrix-page.ts';
import { networkPage } from './network/network-page.ts';
import { pactPage } from './pact/pact-page.ts';
import { nothingPage, refusedPage } from './refused-page.ts';
import type { PageContent, Visit } from './visit.ts';

type Draw = (visit: Visit) => PageContent | Promise<PageContent>;

export const pages = {
  network: networkPage,
  services: servicesPage,
  service: servicePage,
  environments: environmentsPage,
  environment: environmentPage,
  matrix: matrixPage,
  canIDeploy: canIDeployPage,
  pact: pactPage,
  changes: changesPage,
  webhooks: webhooksPage,
  webhook: webhookPage,
  nothing: nothingPage,
} satisfies Record<string, Draw>;

export type PageName = keyof typeof pages;

/** Names come from outside: were one ever written unescaped, nothing of it would run. */
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  Vary: 'Accept',
};

/** A refusal is a page too. */
export async function draw(name: PageName, { database }: BrokerContext, request: BrokerRequest): Promise<Reply> {
  const { params, query, baseUrl } = request;
  const to = addressesBelow(new URL(baseUrl).pathname.replace(/\/+$/, ''));
  const visit: Visit = { database, asked: { ...Object.fromEntries(query), ...params }, to, brokerUrl: baseUrl };
  const page = await drawn(pages[name], visit);
  return { status: page.status ?? 200, type: 'text/html;charset=utf-8', body: pageDocument(page, to), headers };
}

async function drawn(page: Draw, visit: Visit): Promise<PageContent> {
  try {
    return await page(visit);
  } catch (error) {
    if (error instanceof BrokerError) return refusedPage(error);
    throw error;
  }
}

export async function style(): Promise<Reply> {
  const body = await readFile(new URL('page.css', import.meta.url), 'utf8');
  return { status: 200, type: 'text/css;charset=utf-8', body, headers: { 'Cache-Control': 'no-cache' } };
}
