import { counted } from '../../../../harness/counted.ts';
import { html, type Markup } from '../../../../harness/markup.ts';
import { deployedVersions, environments, releasedVersions } from '../../environments/index.ts';
import { pagingOf } from '../../http/index.ts';
import { integrations, verificationStatus } from '../../integrations/index.ts';
import {
  findLatestVersion,
  labelsOf,
  listBranches,
  listVersions,
  type Pacticipant,
  requirePacticipant,
} from '../../pacticipants/index.ts';
import { standingMark, standingOf } from '../standing.ts';
import { outside, time, versionText } from '../text.ts';
import type { PageContent, Visit } from '../visit.ts';
import { chips, whereaboutsOf } from '../whereabouts.ts';

const pageSize = 25;

/** One service: with whom it has contracts, where it runs, its branches and its versions. */
export function servicePage(visit: Visit): PageContent {
  const pacticipant = requirePacticipant(visit.database, visit.asked.name ?? '');
  const { name, displayName, mainBranch, repositoryUrl } = pacticipant;
  const labels = labelsOf(visit.database, pacticipant.id);
  return {
    title: name,
    section: 'services',
    main: html`<h1>${name}</h1>
<p class="lead">${displayName.toLowerCase() !== name.toLowerCase() && html`${displayName}. `}${mainBranch === null ? 'No main branch is known.' : html`Main branch <span class="chip branch head">${mainBranch}</span>.`} ${outside(
      repositoryUrl,
      'Repository',
    )} ${labels.map(({ name: label }) => html`<span class="chip tag"><span class="unseen">labelled </span>${label}</span> `)}</p>
<p class="actions"><a class="button" href="${visit.to.canIDeploy({ pacticipant: name })}">Can I deploy it?</a> <a class="button" href="${visit.to.matrix({ pacticipant: name })}">Matrix</a></p>
${running(visit, pacticipant)}
${contracts(visit, pacticipant)}
${branches(visit, pacticipant)}
${versions(visit, pacticipant)}`,
  };
}

function running({ database, to }: Visit, { id, name }: Pacticipant): Markup {
  const live = environments(database).map((environment) => ({
    environment,
    numbers: [
      ...deployedVersions(database, { environmentId: environment.id, pacticipantId: id, current: true }),
      ...releasedVersions(database, { environmentId: environment.id, pacticipantName: name, current: true }),
    ].map(({ versionNumber }) => versionNumber),
  }));
  if (live.length === 0) return html``;
  return html`<section><h2>In environments</h2><ul class="places">${live.map(
    ({
      environment,
      numbers,
    }) => html`<li${environment.production && html` class="production"`}><a href="${to.environment(environment.name)}">${environment.displayName}</a>
<span>${numbers.length === 0 ? html`<span class="dim">nothing</span>` : numbers.map((number) => html`${versionText(number)} `)}</span></li>`,
  )}</ul></section>`;
}

function contracts({ database, to }: Visit, { name }: Pacticipant): Markup {
  const mine = integrations(database, { nameHas: name }).items.filter(
    ({ consumerName, providerName }) => consumerName === name || providerName === name,
  );
  return html`<section><h2>Contracts</h2>${mine.length === 0 && html`<p class="empty">None yet.</p>`}<div class="rows">${mine.map(
    (pair) => {
      const names = { consumer: pair.consumerName, provider: pair.providerName };
      const standing = standingOf(verificationStatus(database, pair));
      const party = (each: string) => (each === name ? each : html`<a href="${to.service(each)}">${each}</a>`);
      return html`<article class="row ${standing}"><h3>${party(names.consumer)} <span class="arrow" aria-label="asks">→</span> ${party(names.provider)}</h3>
<p class="how">${standingMark(standing)}</p>
<p class="ways"><a href="${to.pact(names)}">Pact<span class="unseen"> of ${names.consumer} and ${names.provider}</span></a> <a href="${to.matrix(names)}">Matrix<span class="unseen"> of ${names.consumer} and ${names.provider}</span></a> <a href="${to.changes(names)}">Changes<span class="unseen"> of the pact of ${names.consumer} and ${names.provider}</span></a></p></article>`;
    },
  )}</div></section>`;
}

function branches({ database, to }: Visit, { id, name, mainBranch }: Pacticipant): Markup {
  const { items, total } = listBranches(database, id, undefined, { number: 1, size: 12 });
  if (items.length === 0) return html``;
  return html`<section><h2>Branches</h2><ul class="branches">${items.map(({ name: branch }) => {
    const head = findLatestVersion(database, id, { branch });
    return html`<li><a class="chip branch${branch === mainBranch && ' head'}" href="${to.service(name, { branch })}#versions">${branch}</a> ${head && versionText(head.number)}</li>`;
  })}</ul>${total > items.length && html`<p class="empty">And ${total - items.length} older ones.</p>`}</section>`;
}

function versions({ database, to, asked }: Visit, { id, name }: Pacticipant): Markup {
  const paging = pagingOf(new URLSearchParams({ page: asked.page ?? '1', size: String(pageSize) })) ?? {
    number: 1,
    size: pageSize,
  };
  const branch = asked.branch || undefined;
  const { items, total } = listVersions(database, id, { ...(branch !== undefined && { branch }) }, paging);
  const pageTo = (number: number, text: string) =>
    html`<a href="${to.service(name, { branch, page: String(number) })}#versions">${text}</a>`;
  return html`<section aria-labelledby="versions"><h2 id="versions">Versions${branch !== undefined && html` on <span class="chip branch">${branch}</span>`}</h2>
${items.length === 0 && html`<p class="empty">None yet: one comes with a pact, a verification or a tag.</p>`}
${branch !== undefined && html`<p><a href="${to.service(name)}#versions">All versions</a></p>`}
<ul class="versions">${items.map(
    ({
      id: versionId,
      number,
      buildUrl,
      createdAt,
    }) => html`<li>${versionText(number)} ${chips(whereaboutsOf(database, versionId))}
<span class="dim">${time(createdAt)}</span> ${outside(buildUrl, 'Build')} <a href="${to.canIDeploy({ pacticipant: name, version: number })}">Can I deploy?<span class="unseen"> ${number}</span></a></li>`,
  )}</ul>
${
  total > pageSize &&
  html`<p class="paging">${paging.number > 1 && pageTo(paging.number - 1, '← Newer')} <span class="dim">${counted(total, 'version')}, page ${paging.number} of ${Math.ceil(total / pageSize)}</span> ${paging.number * pageSize < total && pageTo(paging.number + 1, 'Older →')}</p>`
}</section>`;
}
