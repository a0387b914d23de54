import { html, type Markup } from '../../../../harness/markup.ts';
import { matrixOf } from '../../matrix/index.ts';
import type { Pacticipant } from '../../pacticipants/index.ts';
import { type PublishedPact, pactsBetween } from '../../pacts/index.ts';
import { command, fillIn } from '../command.ts';
import { words } from '../standing.ts';
import type { Visit } from '../visit.ts';
import { currentVersions } from './current-versions.ts';
import { heatMap } from './heat-map.ts';
import { type ServiceVersion, standingBetween } from './standing-between.ts';
import { at, headOf, inWords, newestFirst } from './version-heads.ts';

/** As many as can be taken in; what is current stays in sight however old it is. */
const most = 20;

/** Consumer versions down, provider versions across. */
export function pairMap(visit: Visit, consumer: Pacticipant, provider: Pacticipant): Markup {
  const { database, to, brokerUrl } = visit;
  const names = { consumer: consumer.name, provider: provider.name };
  const pacts = pactsBetween(database, { consumerId: consumer.id, providerId: provider.id });
  if (pacts.length === 0)
    return html`<p class="empty">${consumer.name} has no pact with ${provider.name}. <a href="${to.matrix({ pacticipant: consumer.name })}">What ${consumer.name} works with</a></p>`;
  const published = new Set(pacts.map(({ versionId }) => versionId));
  const rows = newestFirst([
    ...pacts.slice(0, most).map(asVersion),
    ...currentVersions(database, consumer).filter(({ id }) => published.has(id)),
  ]);
  const columns = newestFirst([
    ...verifiers(visit, consumer, provider).slice(0, most),
    ...currentVersions(database, provider),
  ]);
  const between = standingBetween(database, [...rows, ...columns]);
  const left = pacts.length - rows.length;
  return html`<p class="lead">Rows are versions of ${names.consumer}, columns versions of ${names.provider}, the newest first.
<a href="${to.pact(names)}">Newest pact</a> · <a href="${to.changes(names)}">What changed last</a></p>
${
  columns.length === 0
    ? html`<section class="next"><h2>Nobody has verified it yet</h2><p>Start ${names.provider}, then:</p>
${command('pact', 'verifier', '--broker-url', brokerUrl, '--provider-name', names.provider, '--provider-version', fillIn('version'), '--hostname', 'localhost', '--port', fillIn('port'), '--publish')}</section>`
    : heatMap({
        caption: `Versions of ${names.consumer} and of ${names.provider}`,
        rowsAre: names.consumer,
        columnsAre: names.provider,
        rows: rows.map((row, index) => ({
          ...headOf(database, row),
          also: changed(row, contentOf(rows[index + 1])),
        })),
        columns: columns.map((column) => headOf(database, column)),
        cell: (row, column) => cellOf(rows[row], columns[column]),
      })
}
${left > 0 && html`<p class="empty">${left} older versions of ${names.consumer} are not shown.</p>`}`;

  function contentOf(row: ServiceVersion | undefined): number | undefined {
    return pacts.find(({ versionId }) => versionId === row?.id)?.pactVersionId;
  }
  function changed(row: ServiceVersion, before: number | undefined): Markup | undefined {
    const same = before === undefined || before === contentOf(row);
    return same
      ? undefined
      : html`<a class="changed" href="${to.changes(names, { version: row.number })}">changed<span class="unseen"> in ${row.number}</span></a>`;
  }
  function cellOf(row: ServiceVersion | undefined, column: ServiceVersion | undefined) {
    if (!row || !column) throw new RangeError('the cell is outside the map');
    const { standing, verifiedAt } = between(row, column);
    const href = standing === 'failed' ? `${to.pact(names, row.number)}#results` : undefined;
    return { standing, title: `${inWords(row)} → ${inWords(column)}: ${words[standing]}${at(verifiedAt)}`, href };
  }
}

const asVersion = ({ consumerName, versionId, versionNumber }: PublishedPact): ServiceVersion => ({
  pacticipant: consumerName,
  id: versionId,
  number: versionNumber,
});

/** Provider versions that verified any of the pair's newest pacts. */
function verifiers({ database }: Visit, consumer: Pacticipant, provider: Pacticipant): ServiceVersion[] {
  const selectors = [{ pacticipant: consumer.name }, { pacticipant: provider.name }];
  const { rows } = matrixOf(database, { selectors, ignore: [], latestBy: 'cvpv', limit: 1_000 });
  return newestFirst(
    rows
      .filter((row) => row.provider.name === provider.name)
      .flatMap(({ provider: { version } }) => (version ? [{ pacticipant: provider.name, ...version }] : [])),
  );
}
