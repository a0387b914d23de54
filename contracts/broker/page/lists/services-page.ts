import { counted } from '../../../../harness/counted.ts';
import { html, type Markup } from '../../../../harness/markup.ts';
import { integrations, verificationStatus } from '../../integrations/index.ts';
import { findLatestVersion, listPacticipants, type Pacticipant } from '../../pacticipants/index.ts';
import { brokerCommand, fillIn } from '../command.ts';
import { type Standing, standingMark, standingOf } from '../standing.ts';
import { time, versionText } from '../text.ts';
import type { PageContent, Visit } from '../visit.ts';
import { chips, whereaboutsOf } from '../whereabouts.ts';

/** Every service, with the head of its main branch. */
export function servicesPage(visit: Visit): PageContent {
  const { database, to, asked, brokerUrl } = visit;
  const { items } = listPacticipants(database, { nameHas: asked.q || undefined }, undefined);
  const contracts = integrations(database).items;
  const standings = (name: string) =>
    contracts
      .filter(({ consumerName, providerName }) => consumerName === name || providerName === name)
      .map((pair) => standingOf(verificationStatus(database, pair)));
  return {
    title: 'Services',
    section: 'services',
    main: html`<div class="heading"><h1>Services</h1>
<form class="find" action="${to.services()}" role="search"><label class="unseen" for="q">Part of a service’s name</label><input id="q" name="q" type="search" value="${asked.q ?? ''}" placeholder="Find a service"><button>Find</button></form></div>
${items.length > 0 && html`<p class="lead">${counted(items.length, 'service')}, each with the head of its main branch.</p>`}
<div class="rows">${items.map((each) => row(visit, each, standings(each.name)))}</div>
${items.length === 0 && asked.q && html`<p class="empty">No service has “${asked.q}” in its name. <a href="${to.services()}">Show all</a></p>`}
${
  items.length === 0 &&
  !asked.q &&
  html`<section class="next"><h2>There is no service yet</h2><p>It comes with its first pact, or by name:</p>
${brokerCommand(brokerUrl, 'create-or-update-pacticipant', '--name', fillIn('service'), '--main-branch', 'main')}</section>`
}`,
  };
}

function row({ database, to }: Visit, pacticipant: Pacticipant, standings: readonly Standing[]): Markup {
  const { id, name, mainBranch } = pacticipant;
  const head = findLatestVersion(database, id, mainBranch === null ? {} : { branch: mainBranch });
  const worst = (['failed', 'pending', 'unverified', 'changed', 'verified'] as const).find((each) =>
    standings.includes(each),
  );
  return html`<article class="row ${worst ?? 'none'}">
<h3><a href="${to.service(name)}">${name}</a> ${mainBranch === null && html`<small>no main branch</small>`}</h3>
<p class="how">${worst ? standingMark(worst) : html`<span class="dim">no contract</span>`}</p>
<p class="when">${head ? html`${versionText(head.number)} ${chips(whereaboutsOf(database, head.id))} <span class="dim">${time(head.createdAt)}</span>` : html`<span class="dim">no version</span>`}</p>
<p class="ways"><a href="${to.matrix({ pacticipant: name })}">Matrix<span class="unseen"> of ${name}</span></a> <a href="${to.canIDeploy({ pacticipant: name })}">Can I deploy?<span class="unseen"> ${name}</span></a></p>
</article>`;
}
