import type { MatrixRow } from './rows.ts';

/** As upstream shows them: by names, newest versions first. */
export const inOrder = (rows: readonly MatrixRow[]): MatrixRow[] =>
  rows.toSorted(
    (a, b) =>
      ascending(a.consumer.name, b.consumer.name) ||
      b.consumer.version.id - a.consumer.version.id ||
      b.pact.revision - a.pact.revision ||
      ascending(a.provider.name, b.provider.name) ||
      (b.provider.version?.id ?? 0) - (a.provider.version?.id ?? 0) ||
      (b.verdict?.id ?? 0) - (a.verdict?.id ?? 0),
  );

const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
