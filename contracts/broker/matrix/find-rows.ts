import type { Database } from '../database/index.ts';
import { invalid } from '../http/index.ts';
import { findPublications, type Published } from './publications.ts';
import type { ResolvedSelector } from './resolved-selector.ts';
import type { Verdict } from './rows.ts';
import { scopeOf } from './scope.ts';
import type { MatrixQuery } from './selector.ts';
import { findVerdicts } from './verdicts.ts';

/** What was published, and one verdict on it. */
export interface FoundRow extends Published {
  readonly verdict: Verdict | undefined;
}

/** More cannot be read by anybody, and a verdict over a part of them would be none. */
const most = 10_000;
/** Where a limit picks the newest of them. */
const mostToPickFrom = 200_000;

/** Publications and verdicts, joined; what is not verified by a version that was asked for has a row without a verdict. */
export function findRows(database: Database, query: MatrixQuery, selectors: readonly ResolvedSelector[]): FoundRow[] {
  const limit = query.limit ?? limitOf(selectors);
  const results = query.latestBy ? 'latest' : 'all';
  const common = { revisions: results, limit } as const;
  const verdictLimit = mostToPickFrom + 1;
  const scope = scopeOf(selectors);
  const rows =
    selectors.length === 1
      ? [
          ...outerJoin(findPublications(database, { ...common, consumers: scope }), (contents) =>
            findVerdicts(database, { contents, results, limit: verdictLimit }),
          ),
          ...innerJoin(findVerdicts(database, { providers: scope, results, limit: verdictLimit }), (contents) =>
            findPublications(database, { ...common, contents }),
          ),
        ]
      : outerJoin(
          findPublications(database, { ...common, consumers: scope, providers: idsOf(selectors) }),
          (contents) => findVerdicts(database, { contents, providers: scope, results, limit: verdictLimit }),
        ).filter(touches(selectors));
  const found = newestFirst(withoutTwins(rows)).slice(0, limit);
  if (found.length > most) throw tooMany(most);
  return found;
}

/**
 * Upstream takes the newest 100 when no limit is asked for, even to decide about a deployment, so that a failure among older rows is
 * not seen. Here that holds for looking around alone: a question that names versions is answered from all of their rows.
 */
const limitOf = (selectors: readonly ResolvedSelector[]): number | undefined =>
  selectors.every(({ version }) => version === 'all') ? 100 : undefined;

function outerJoin(published: readonly Published[], verdictsOn: (contents: number[]) => Verdict[]): FoundRow[] {
  const verdicts = Map.groupBy(verdictsOn(contentsOf(published)), ({ contentId }) => contentId);
  const rows: FoundRow[] = [];
  for (const one of published) {
    for (const verdict of verdicts.get(one.pact.contentId) ?? [undefined]) rows.push({ ...one, verdict });
    if (rows.length > mostToPickFrom) throw tooMany(mostToPickFrom);
  }
  return rows;
}

function innerJoin(verdicts: readonly Verdict[], publishedAs: (contents: number[]) => Published[]): FoundRow[] {
  const contents = [...new Set(verdicts.map(({ contentId }) => contentId))];
  return outerJoin(publishedAs(contents), () => [...verdicts]);
}

/** What two inferred services have between themselves is not asked for. */
function touches(selectors: readonly ResolvedSelector[]): (row: FoundRow) => boolean {
  const specified = new Set(
    selectors.filter(({ kind }) => kind === 'specified').map(({ pacticipant }) => pacticipant.id),
  );
  return ({ consumer, provider }) => specified.has(consumer.id) || specified.has(provider.id);
}

const idsOf = (selectors: readonly ResolvedSelector[]): number[] =>
  selectors.flatMap(({ pacticipant: { id } }) => (id === undefined ? [] : [id]));

const contentsOf = (published: readonly Published[]): number[] => [
  ...new Set(published.map(({ pact }) => pact.contentId)),
];

/** A service that has a pact with itself is found from both sides. */
const withoutTwins = (rows: readonly FoundRow[]): FoundRow[] => [
  ...new Map(rows.map((row) => [`${row.pact.id}/${row.verdict?.type}/${row.verdict?.id}`, row])).values(),
];

/** By the last that happened to either. */
const newestFirst = (rows: readonly FoundRow[]): FoundRow[] =>
  rows.toSorted(
    (a, b) =>
      descending(lastAction(a), lastAction(b)) || b.pact.id - a.pact.id || (b.verdict?.id ?? 0) - (a.verdict?.id ?? 0),
  );

const lastAction = ({ at, verdict }: FoundRow): string => (verdict && verdict.at > at ? verdict.at : at);
const descending = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

const tooMany = (limit: number) =>
  invalid([`More than ${limit} rows match. Please specify version numbers, or set latest=true, or give a limit.`]);
