import { counted } from '../../../../harness/counted.ts';
import { html, type Markup } from '../../../../harness/markup.ts';
import { notFound } from '../../http/index.ts';
import { pactById } from '../../pacts/index.ts';
import {
  describeScope,
  describeWebhook,
  executionsOf,
  findWebhook,
  type TriggeredWebhook,
  triggeredOf,
  type Webhook,
  withoutSecrets,
} from '../../webhooks/index.ts';
import { jsonText } from '../json-text.ts';
import { time, versionText } from '../text.ts';
import type { PageContent, Visit } from '../visit.ts';
import { withoutQueryValues } from './address-without-secrets.ts';
import { deliveryMark } from './delivery.ts';

const most = 25;

/** One webhook: what it sends, and what became of what it sent. No secret of it is shown. */
export function webhookPage(visit: Visit): PageContent {
  const { database, asked } = visit;
  const webhook = findWebhook(database, asked.uuid ?? '');
  if (!webhook) throw notFound(`No webhook with uuid '${asked.uuid}' found`);
  const deliveries = triggeredOf(database, webhook, most);
  return {
    title: describeWebhook(webhook),
    section: 'webhooks',
    main: html`<h1>${describeWebhook(webhook)}</h1>
<p class="lead">${describeScope(webhook)}${!webhook.enabled && '; it is disabled'}.</p>
<p>${webhook.events.map((event) => html`<span class="chip tag">${event}</span> `)}</p>
${request(webhook)}
<section><h2>Deliveries</h2>${
      deliveries.length === 0
        ? html`<p class="empty">Nothing has triggered it yet.</p>`
        : html`<div class="rows">${deliveries.map((each) => delivery(visit, each, executionsOf(database, each)))}</div>`
    }</section>`,
  };
}

function request(webhook: Webhook): Markup {
  const { method, url, headers, body, username } = withoutSecrets(webhook.request);
  return html`<section><h2>What it sends</h2>
<pre class="body" tabindex="0"><code><b>${method} ${withoutQueryValues(url)}</b>
${username !== undefined && html`authorization: Basic, as ${username}\n`}${Object.entries(headers).map(([name, value]) => html`${name}: ${value}\n`)}${
  body !== undefined && html`\n${typeof body === 'string' ? body : jsonText(body)}`
}</code></pre></section>`;
}

const delivery = (
  { database, to }: Visit,
  { status, event, attempts, createdAt, nextAttemptAt, publicationId }: TriggeredWebhook,
  executions: ReturnType<typeof executionsOf>,
): Markup => {
  const pact = pactById(database, publicationId);
  const names = pact && { consumer: pact.consumerName, provider: pact.providerName };
  return html`<article class="row ${status === 'failure' ? 'failed' : 'none'}"><h3>${names && pact ? html`<a href="${to.pact(names, pact.versionNumber)}">${names.consumer} → ${names.provider}</a> ${versionText(pact.versionNumber)}` : 'A pact that was deleted'}</h3>
<p class="how">${deliveryMark(status)}</p>
<p class="when">${event}, ${time(createdAt)}, ${counted(attempts, 'attempt')}${nextAttemptAt !== null && html`, the next ${time(nextAttemptAt)}`}</p>
${
  executions.length > 0 &&
  html`<details><summary>Log</summary>${executions.map(({ logs }) => html`<pre class="body" tabindex="0"><code>${logs.split('\n').map((line) => html`${withoutQueryValuesOfRequest(line)}\n`)}</code></pre>`)}</details>`
}</article>`;
};

/** The log repeats the address in its request line. */
const withoutQueryValuesOfRequest = (line: string): string =>
  line.replace(/(HTTP\/1\.1 [A-Z]+ )(\S+)/, (_, before: string, url: string) => before + withoutQueryValues(url));
