import { counted } from '../../../../harness/counted.ts';
import { html, type Markup } from '../../../../harness/markup.ts';
import { environments } from '../../environments/index.ts';
import { integrations, latestVerification, verificationStatus } from '../../integrations/index.ts';
import { brokerCommand, fillIn } from '../command.ts';
import { legend, type Standing, standingMark, standingOf } from '../standing.ts';
import { time, versionText } from '../text.ts';
import type { PageContent, Visit } from '../visit.ts';
import { drawNetwork } from './draw-network.ts';
import type { Edge } from './network-dot.ts';

/** Beyond that a picture shows nothing any more, and the broker answers nobody while Graphviz draws it (a second). */
const mostToDraw = 80;

/** Who has contracts with whom, and how the newest of each stands. */
export async function networkPage(visit: Visit): Promise<PageContent> {
  const { database, to, asked } = visit;
  const nameHas = asked.q ?? '';
  const { items } = integrations(database, { nameHas });
  const edges = items.map((pair): Edge => ({ ...pair, standing: standingOf(verificationStatus(database, pair)) }));
  const title = 'Network of services';
  if (edges.length === 0 && nameHas === '') return { title, section: 'network', main: empty(visit) };
  const services = new Set(edges.flatMap(({ consumerName, providerName }) => [consumerName, providerName]));
  return {
    title,
    section: 'network',
    main: html`<h1>${title}</h1>
<p class="lead">${counted(services.size, 'service')}, ${counted(edges.length, 'contract')}${
      nameHas !== '' && html` with “${nameHas}” in the name`
    }. An arrow leads from who asks to who answers.</p>
${tally(edges, visit)}
${await picture(edges, visit)}
<section aria-labelledby="contracts"><div class="heading"><h2 id="contracts">Contracts</h2>
<form class="find" action="${to.network()}" role="search"><label class="unseen" for="q">Part of a service’s name</label><input id="q" name="q" type="search" value="${nameHas}" placeholder="Find a service"><button>Find</button></form></div>
${
  edges.length === 0
    ? html`<p class="empty">No service has “${nameHas}” in its name. <a href="${to.network()}">Show all</a></p>`
    : table(edges, visit)
}
</section>`,
  };
}

/** The shares, worst first, with the way to act on them. */
function tally(edges: readonly Edge[], { database, to }: Visit): Markup {
  const of = (standing: Standing) => edges.filter((edge) => edge.standing === standing).length;
  const shown = (['failed', 'pending', 'changed', 'unverified', 'verified'] as const).filter((each) => of(each) > 0);
  const places = environments(database);
  return html`<ul class="tally">${shown.map(
    (each) => html`<li class="${each}"><strong>${of(each)}</strong> ${standingMark(each)}</li>`,
  )}${places.length > 0 && html`<li class="elsewhere"><a href="${to.environments}">${counted(places.length, 'environment')}</a></li>`}</ul>`;
}

async function picture(edges: readonly Edge[], visit: Visit): Promise<Markup> {
  if (edges.length === 0) return html``;
  if (edges.length > mostToDraw)
    return html`<p class="empty">${counted(edges.length, 'contract')} are too many to draw. Find a service below, and its surroundings are drawn.</p>`;
  return html`<figure class="picture"><div class="scroll" role="region" aria-label="Picture of the network" tabindex="0">${await drawNetwork(edges, visit.to)}</div>
<figcaption>${legend([...new Set(edges.map(({ standing }) => standing))])}</figcaption></figure>`;
}

const table = (edges: readonly Edge[], { database, to }: Visit): Markup =>
  html`<div class="rows">${edges.map((edge) => {
    const names = { consumer: edge.consumerName, provider: edge.providerName };
    const last = latestVerification(database, edge);
    return html`<article class="row ${edge.standing}">
<h3><a href="${to.service(names.consumer)}">${names.consumer}</a> <span class="arrow" aria-label="asks">→</span> <a href="${to.service(names.provider)}">${names.provider}</a></h3>
<p class="how">${standingMark(edge.standing)}</p>
<p class="when">${
      last
        ? html`last by ${names.provider} ${versionText(last.providerVersionNumber)}, ${time(last.verifiedAt)}`
        : `${names.provider} has never verified it`
    }</p>
<p class="ways"><a href="${to.pact(names)}">Pact<span class="unseen"> of ${names.consumer} and ${names.provider}</span></a> <a href="${to.matrix(names)}">Matrix<span class="unseen"> of ${names.consumer} and ${names.provider}</span></a> <a href="${to.changes(names)}">Changes<span class="unseen"> of the pact of ${names.consumer} and ${names.provider}</span></a></p>
</article>`;
  })}</div>`;

const empty = ({ brokerUrl }: Visit): Markup => html`<h1>Network of services</h1>
<p class="lead">This broker knows no contract yet.</p>
<section class="next"><h2>What to do next</h2>
<p>Let a consumer’s tests write a pact, then publish it:</p>
${brokerCommand(brokerUrl, 'publish', './pacts', '--consumer-app-version', fillIn('version'), '--branch', 'main')}
<p>The services, their contract and an arrow between them appear here.</p></section>`;
