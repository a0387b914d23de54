import type { FoundRow } from './find-rows.ts';
import type { LatestBy } from './selector.ts';

/**
 * Of rows that are alike by the given columns, those of the newest provider's version stay; the first when it has none. A version
 * about which several sources speak keeps what each said last: no pass hides another's failure. Upstream: `apply_latestby`.
 */
export function latestRows(rows: readonly FoundRow[], by: LatestBy): FoundRow[] {
  const groups = Map.groupBy(rows, (row) => alike[by](row));
  return [...groups.values()].flatMap(newest);
}

const alike: Readonly<Record<LatestBy, (row: FoundRow) => string>> = {
  cvpv: ({ consumer, provider, verdict }) => `${consumer.version.id}/${provider.id}/${verdict?.providerVersion.id}`,
  cvp: ({ consumer, provider }) => `${consumer.version.id}/${provider.id}`,
  cp: ({ consumer, provider }) => `${consumer.id}/${provider.id}`,
};

function newest(group: readonly FoundRow[]): FoundRow[] {
  const [first] = group;
  if (!first?.verdict) return first ? [first] : [];
  const newestVersion = Math.max(...group.map(({ verdict }) => verdict?.providerVersion.id ?? 0));
  const ofNewest = group.filter(({ verdict }) => verdict?.providerVersion.id === newestVersion);
  // Rows come newest first.
  return [...Map.groupBy(ofNewest, ({ verdict }) => verdict?.type).values()].flatMap((rows) => rows.slice(0, 1));
}
