import { html, type Markup } from '../../../../harness/markup.ts';
import { words } from '../standing.ts';
import { versionText } from '../text.ts';
import type { Visit } from '../visit.ts';
import { versionsIn } from './current-versions.ts';
import { heatMap } from './heat-map.ts';
import { type ServiceVersion, standingBetween } from './standing-between.ts';
import { at, inWords } from './version-heads.ts';

const most = 60;

/** All that is in an environment, against each other: consumers down, providers across. */
export function environmentMap({ database, to }: Visit, environmentId: number): Markup {
  const versions = versionsIn(database, environmentId);
  if (versions.length > most)
    return html`<p class="empty">${versions.length} versions are too many to hold against each other. Ask for one of them below.</p>`;
  const between = standingBetween(database, versions);
  const meet = (consumer: ServiceVersion, provider: ServiceVersion) => between(consumer, provider).standing !== 'none';
  const rows = versions.filter((one) => versions.some((other) => meet(one, other)));
  const columns = versions.filter((one) => versions.some((other) => meet(other, one)));
  if (rows.length === 0) return html`<p class="empty">No two of what is here have a contract with each other.</p>`;
  const head = ({ pacticipant, number }: ServiceVersion) => ({
    name: pacticipant,
    label: versionText(number),
    chips: undefined,
  });
  return heatMap({
    caption: 'Services in this environment',
    rowsAre: 'asks',
    columnsAre: 'answers',
    rows: rows.map(head),
    columns: columns.map(head),
    cell: (row, column) => cellOf(rows[row], columns[column]),
  });

  function cellOf(row: ServiceVersion | undefined, column: ServiceVersion | undefined) {
    if (!row || !column) throw new RangeError('the cell is outside the map');
    const { standing, verifiedAt } = between(row, column);
    const names = { consumer: row.pacticipant, provider: column.pacticipant };
    return {
      standing,
      title: `${inWords(row)} → ${inWords(column)}: ${words[standing]}${at(verifiedAt)}`,
      href: standing === 'failed' ? `${to.pact(names, row.number)}#results` : undefined,
    };
  }
}
