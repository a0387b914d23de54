import { html, type Markup } from '../../../../harness/markup.ts';
import { integrations } from '../../integrations/index.ts';
import { listVersions, type Pacticipant, requirePacticipant } from '../../pacticipants/index.ts';
import { type Standing, words } from '../standing.ts';
import type { Visit } from '../visit.ts';
import { currentVersions } from './current-versions.ts';
import { heatMap } from './heat-map.ts';
import { type ServiceVersion, standingBetween } from './standing-between.ts';
import { headOf, headWithName, inWords, newestFirst } from './version-heads.ts';

const most = 20;
/** As a consumer and as a provider, the worse counts. */
const worstFirst: readonly Standing[] = ['failed', 'unverified', 'verified', 'none'];

/** Versions of one service down; across, what its partners have on their main branches and in environments. */
export function serviceMap({ database, to }: Visit, pacticipant: Pacticipant): Markup {
  const { name } = pacticipant;
  const partners = new Set(
    integrations(database, { nameHas: name })
      .items.filter(({ consumerName, providerName }) => consumerName === name || providerName === name)
      .map(({ consumerName, providerName }) => (consumerName === name ? providerName : consumerName)),
  );
  const columns = [...partners]
    .sort()
    .flatMap((partner) => currentVersions(database, requirePacticipant(database, partner)))
    .slice(0, 3 * most);
  const { items } = listVersions(database, pacticipant.id, {}, { number: 1, size: most });
  const rows = newestFirst([
    ...items.map(({ id, number }) => ({ pacticipant: name, id, number })),
    ...currentVersions(database, pacticipant),
  ]);
  if (columns.length === 0 || rows.length === 0)
    return html`<p class="empty">${name} has no contract with anybody that has a version. <a href="${to.service(name)}">What is known of ${name}</a></p>`;
  const between = standingBetween(database, [...rows, ...columns]);
  return html`<p class="lead">Rows are versions of <a href="${to.service(name)}">${name}</a>, the newest first. Columns are what the services that it works with have now: on their main branches, and in environments.</p>
${heatMap({
  caption: `Versions of ${name} and of what it works with`,
  rowsAre: name,
  columnsAre: 'works with',
  rows: rows.map((row) => headOf(database, row)),
  columns: columns.map((column) => headWithName(database, column)),
  cell: (row, column) => cellOf(rows[row], columns[column]),
})}
<ul class="pairs">${[...partners].sort().map((partner) => html`<li>${pairLinks(partner)}</li>`)}</ul>`;

  function cellOf(row: ServiceVersion | undefined, column: ServiceVersion | undefined) {
    if (!row || !column) throw new RangeError('the cell is outside the map');
    const both = [between(row, column).standing, between(column, row).standing];
    const standing = worstFirst.find((each) => both.includes(each)) ?? 'none';
    return { standing, title: `${inWords(row)} and ${inWords(column)}: ${words[standing]}` };
  }
  function pairLinks(partner: string): Markup {
    const has = (consumer: string, provider: string) =>
      integrations(database, { nameHas: name }).items.some(
        (each) => each.consumerName === consumer && each.providerName === provider,
      );
    return html`${has(name, partner) && html`<a href="${to.matrix({ consumer: name, provider: partner })}">${name} → ${partner}</a> `}${
      has(partner, name) && html`<a href="${to.matrix({ consumer: partner, provider: name })}">${partner} → ${name}</a>`
    }`;
  }
}
