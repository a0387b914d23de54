import { html, type Markup } from '../../../../harness/markup.ts';
import { environments } from '../../environments/index.ts';
import { integrations } from '../../integrations/index.ts';
import { listPacticipants, requirePacticipant } from '../../pacticipants/index.ts';
import { brokerCommand, fillIn } from '../command.ts';
import type { PageContent, Visit } from '../visit.ts';
import { pairMap } from './pair-map.ts';
import { serviceMap } from './service-map.ts';

/** Which versions work together: of a pair, or of one service and all that it works with. */
export function matrixPage(visit: Visit): PageContent {
  const { database, asked } = visit;
  const existing = (name: string | undefined) => (name ? requirePacticipant(database, name) : undefined);
  const [consumer, provider, pacticipant] = [asked.consumer, asked.provider, asked.pacticipant].map(existing);
  if (consumer && provider)
    return page(visit, `${consumer.name} and ${provider.name}`, pairMap(visit, consumer, provider));
  const one = pacticipant ?? consumer ?? provider;
  return one ? page(visit, one.name, serviceMap(visit, one)) : page(visit, undefined, choices(visit));
}

const page = (visit: Visit, of: string | undefined, map: Markup): PageContent => {
  const title = of === undefined ? 'Matrix' : `Matrix of ${of}`;
  return { title, section: 'matrix', main: html`<h1>${title}</h1>\n${form(visit)}\n${map}` };
};

function form({ database, to, asked }: Visit): Markup {
  const names = listPacticipants(database, {}, undefined).items.map(({ name }) => name);
  if (names.length === 0) return html``;
  const select = (
    name: string,
    label: string,
    chosen: string | undefined,
  ): Markup => html`<p><label for="${name}">${label}</label>
<select id="${name}" name="${name}"><option value="">any</option>${names.map((each) => html`<option${each === chosen && html` selected`}>${each}</option>`)}</select></p>`;
  return html`<form class="question" action="${to.matrix()}">${select('consumer', 'Consumer', asked.consumer ?? asked.pacticipant)}${select('provider', 'Provider', asked.provider)}<p><button>Show</button></p></form>`;
}

function choices({ database, to, brokerUrl }: Visit): Markup {
  const { items } = integrations(database);
  if (items.length === 0)
    return html`<p class="lead">There is nothing to hold against each other yet.</p>
<section class="next"><h2>What to do next</h2><p>Publish a pact; then let its provider verify it:</p>
${brokerCommand(brokerUrl, 'publish', './pacts', '--consumer-app-version', fillIn('version'), '--branch', 'main')}</section>`;
  const places = environments(database);
  return html`<div class="choices"><section><h2>Pairs</h2><ul>${items.map(
    ({ consumerName: consumer, providerName: provider }) =>
      html`<li><a href="${to.matrix({ consumer, provider })}">${consumer} <span aria-label="and">→</span> ${provider}</a></li>`,
  )}</ul></section>
<section><h2>Environments</h2>${
    places.length === 0
      ? html`<p class="empty">There is none yet.</p>`
      : html`<ul>${places.map(({ name, displayName }) => html`<li><a href="${to.environment(name)}">All services in ${displayName}</a></li>`)}</ul>`
  }</section></div>`;
}
