import { html, type Markup } from '../../../../harness/markup.ts';
import {
  describeRequest,
  describeScope,
  describeWebhook,
  triggeredOf,
  type Webhook,
  webhooks,
} from '../../webhooks/index.ts';
import { brokerCommand, fillIn } from '../command.ts';
import { standingMark } from '../standing.ts';
import { time } from '../text.ts';
import type { PageContent, Visit } from '../visit.ts';
import { deliveryMark } from './delivery.ts';

/** What the broker tells whom, and whether the last telling got through. */
export function webhooksPage(visit: Visit): PageContent {
  const all = webhooks(visit.database);
  return {
    title: 'Webhooks',
    section: 'webhooks',
    main: html`<h1>Webhooks</h1>
${
  all.length === 0
    ? html`<p class="lead">There is none yet.</p><section class="next"><h2>What to do next</h2>
<p>Let a provider’s build start as soon as a pact wants to be verified:</p>
${brokerCommand(visit.brokerUrl, 'create-webhook', fillIn('address'), '--request', 'POST', '--contract-requiring-verification-published', '--provider', fillIn('service'))}</section>`
    : html`<div class="rows">${all.map((each) => row(visit, each))}</div>`
}`,
  };
}

function row({ database, to }: Visit, webhook: Webhook): Markup {
  const [last] = triggeredOf(database, webhook, 1);
  return html`<article class="row ${last?.status === 'failure' ? 'failed' : 'none'}"><h3><a href="${to.webhook(webhook.uuid)}">${describeWebhook(webhook)}</a></h3>
<p class="how">${webhook.enabled ? (last ? deliveryMark(last.status) : html`<span class="dim">never triggered</span>`) : standingMark('none', 'disabled')}</p>
<p class="when">${describeScope(webhook)}: ${describeRequest(webhook.request)}${last && html`, last ${time(last.createdAt)}`}</p>
<p class="ways">${webhook.events.map((event) => html`<span class="chip tag">${event}</span> `)}</p></article>`;
}
