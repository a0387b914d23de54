import { type Browser, chromium } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ensureTool } from '../../../harness/toolchain/index.ts';
import { brokerUnderTest } from '../testing/index.ts';

/** Ends whatever it stands in: text, an attribute, a script, a title, Graphviz's strings. */
const evil = (of: string) => `${of}</title>"'><script>alert("${of}")</script><img src=x onerror=alert(1)>\\" &lt;b&gt;`;
const [consumer, provider, branch, tag, version] = ['consumer', 'provider', 'branch', 'tag', 'version'].map(evil) as [
  string,
  string,
  string,
  string,
  string,
];
const broker = brokerUnderTest();
let browser: Browser;

beforeAll(async () => {
  const { path } = await ensureTool('chromium', { signal: AbortSignal.timeout(60_000) });
  browser = await chromium.launch({
    executablePath: path,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const interaction = {
    description: evil('description'),
    providerStates: [{ name: evil('state'), params: { [evil('name')]: evil('value') } }],
    request: { method: 'GET', path: `/${evil('path')}`, headers: { [evil('header')]: evil('header') } },
    response: {
      status: 200,
      body: evil('body'),
      matchingRules: { body: { [`$.${evil('rule')}`]: { matchers: [{ match: 'regex', regex: evil('regex') }] } } },
    },
  };
  const publish = async (pacticipantVersionNumber: string, ...interactions: object[]) => {
    const content = { consumer: { name: consumer }, provider: { name: provider }, interactions };
    const answer = await broker.post('/contracts/publish', {
      pacticipantName: consumer,
      pacticipantVersionNumber,
      branch,
      tags: [tag],
      contracts: [
        {
          consumerName: consumer,
          providerName: provider,
          specification: 'pact',
          contentType: 'application/json',
          content: Buffer.from(JSON.stringify(content)).toString('base64'),
        },
      ],
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  };
  await publish(`${version} 0`);
  await publish(version, interaction);
  const pact = await broker.get(
    `/pacts/provider/${encodeURIComponent(provider)}/consumer/${encodeURIComponent(consumer)}/latest`,
  );
  await broker.post(pact.body._links['pb:publish-verification-results'].href, {
    success: false,
    providerApplicationVersion: evil('verifier'),
    testResults: [{ success: false, mismatches: [{ attribute: 'body', description: evil('mismatch') }] }],
  });
  await broker.patch(`/pacticipants/${encodeURIComponent(consumer)}`, {
    displayName: evil('display'),
    repositoryUrl: 'javascript:alert(1)',
  });
  await broker.post('/environments', { name: 'production', displayName: evil('environment'), production: true });
});
afterAll(() => browser?.close());

const pair = String(new URLSearchParams({ consumer, provider }));
test.each([
  ['network', '/', consumer],
  ['a search that finds nothing', `/ui?q=${encodeURIComponent(evil('query'))}`, evil('query')],
  ['services', '/ui/services', consumer],
  ['a service', `/ui/services/${encodeURIComponent(consumer)}`, branch],
  ['matrix', `/ui/matrix?${pair}`, tag],
  ['the versions of a provider', `/ui/matrix?${pair}`, evil('verifier').slice(0, 23)],
  ['a pact', `/ui/pact?${pair}`, evil('description')],
  ['what a verifier said', `/ui/pact?${pair}`, evil('mismatch')],
  ['changes', `/ui/changes?${pair}`, evil('description')],
  ['environments', '/ui/environments', evil('environment')],
  [
    'an answer',
    `/ui/can-i-deploy?${new URLSearchParams({ pacticipant: consumer, version, environment: 'production' })}`,
    provider,
  ],
  ['a refusal', `/ui/services/${encodeURIComponent(evil('nobody'))}`, evil('nobody')],
])('%s shows names as they are, and runs nothing of them', async (_, path, name) => {
  const page = await browser.newPage();
  const ran: string[] = [];
  page.on('dialog', (dialog) => ran.push(dialog.message()));
  page.on('console', (message) => /Content Security Policy/.test(message.text()) && ran.push(message.text()));
  await page.goto(new URL(path, broker.url).href);
  expect(await page.evaluate(() => document.querySelectorAll('script, img, b:not(pre b), [onerror]').length)).toBe(0);
  expect(await page.locator('a[href^="javascript:"]').count()).toBe(0);
  expect(await page.evaluate(() => document.body.textContent)).toContain(name);
  expect(ran).toEqual([]);
  await page.close();
});
