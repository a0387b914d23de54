import { counted } from '../../../../harness/counted.ts';
import { html, type Markup } from '../../../../harness/markup.ts';
import { notFound } from '../../http/index.ts';
import { findVersion } from '../../pacticipants/index.ts';
import { addressedPair, contentOf, latestPact, type PublishedPact, pactOfVersion } from '../../pacts/index.ts';
import { time, versionText } from '../text.ts';
import type { PageContent, Visit } from '../visit.ts';
import { chips, whereaboutsOf } from '../whereabouts.ts';
import { groupInteractions } from './group-interactions.ts';
import { interactionView } from './interaction-view.ts';
import { readInteractions } from './read-interactions.ts';
import { results } from './results.ts';

/** A pact as a document: what the consumer asks for, what it expects, and whether the provider does so. */
export function pactPage(visit: Visit): PageContent {
  const { database, to } = visit;
  const pact = askedPact(visit);
  const names = { consumer: pact.consumerName, provider: pact.providerName };
  const groups = groupInteractions(readInteractions(contentOf(database, pact)));
  const total = groups.reduce((sum, { interactions }) => sum + interactions.length, 0);
  return {
    title: `${names.consumer} → ${names.provider} ${pact.versionNumber}`,
    section: 'network',
    main: html`<h1><a href="${to.service(names.consumer)}">${names.consumer}</a> <span class="arrow" aria-label="asks">→</span> <a href="${to.service(names.provider)}">${names.provider}</a></h1>
<p class="lead">What ${names.consumer} ${versionText(pact.versionNumber)} expects of ${names.provider}: ${counted(total, 'interaction')}, published ${time(pact.createdAt)}.</p>
<p>${chips(whereaboutsOf(database, pact.versionId))}</p>
<p class="actions"><a class="button" href="${to.changes(names, { version: pact.versionNumber })}">What changed</a> <a class="button" href="${to.matrix(names)}">Matrix</a></p>
${results(visit, pact)}
${contents(groups)}
${groups.map(
  (
    { title, interactions },
    group,
  ) => html`<section aria-labelledby="g${group}"><h2 id="g${group}" class="endpoint">${title}</h2>
${interactions.map((interaction, index) => interactionView(interaction, `g${group}-${index}`))}</section>`,
)}
${total === 0 && html`<p class="empty">The pact has no interaction that can be read.</p>`}`,
  };
}

const contents = (groups: ReturnType<typeof groupInteractions>): Markup | false =>
  groups.length > 1 &&
  html`<nav class="contents" aria-label="Interactions"><h2>Interactions</h2><ul>${groups.map(
    ({ title, interactions }, group) =>
      html`<li><a class="endpoint" href="#g${group}">${title}</a><ul>${interactions.map(
        ({ description }, index) => html`<li><a href="#g${group}-${index}">${description}</a></li>`,
      )}</ul></li>`,
  )}</ul></nav>`;

/** Without a version, the newest. */
export function askedPact({ database, asked }: Visit, version = asked.version): PublishedPact {
  const pair = addressedPair(database, asked);
  const found = version
    ? pactOfNumber(database, pair.consumerId, pair.providerId, version)
    : latestPact(database, pair);
  if (!found)
    throw notFound(
      `There is no pact between ${pair.consumerName}${version ? ` ${version}` : ''} and ${pair.providerName}.`,
    );
  return found;
}

function pactOfNumber(database: Visit['database'], consumerId: number, providerId: number, number: string) {
  const version = findVersion(database, consumerId, number);
  return version && pactOfVersion(database, { versionId: version.id, providerId });
}
