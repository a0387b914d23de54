import type { Database } from '../database/index.ts';
import type { Notice } from '../notice.ts';
import { type FoundRow, findRows } from './find-rows.ts';
import { findIntegrations } from './integrations.ts';
import { latestRows } from './latest-by.ts';
import { inOrder } from './order-rows.ts';
import { resolveOthers, resolveSelectors } from './resolve-selectors.ts';
import { covers, type ResolvedSelector } from './resolved-selector.ts';
import type { MatrixRow } from './rows.ts';
import { infersOthers, type MatrixQuery } from './selector.ts';
import { type Summary, summarise } from './summarise.ts';

/** What works with what, and what follows from it. */
export interface Matrix {
  readonly summary: Summary;
  readonly notices: readonly Notice[];
  /** What counts first, then what is ignored. */
  readonly rows: readonly MatrixRow[];
}

/**
 * Answers a question to the matrix, step by step as upstream does (lib/pact_broker/matrix/repository.rb).
 *
 * @param query - names services that exist; {@link checkMatrixQuery} sees to it
 * @throws BrokerError 400 when more rows match than anybody can read
 */
export function matrixOf(database: Database, query: MatrixQuery): Matrix {
  const resolved = resolveSelectors(database, query);
  const integrations = findIntegrations(database, query, resolved.specified);
  const others = infersOthers(query) ? resolveOthers(database, query, resolved, integrations) : [];
  const selectors = [...resolved.specified, ...others];

  const found = findRows(database, query, selectors);
  const latest = query.latestBy ? latestRows(found, query.latestBy) : found;
  const { success } = query;
  const wanted = success ? latest.filter(({ verdict }) => success.includes(verdict?.success)) : latest;
  const rows = inOrder(wanted.map((row) => matrixRow(row, resolved.ignored)));
  const sorted = [...rows.filter(({ ignored }) => !ignored), ...rows.filter(({ ignored }) => ignored)];

  return { ...summarise({ query, selectors, ignored: resolved.ignored, integrations, rows: sorted }), rows: sorted };
}

const matrixRow = (
  { consumer, provider, pact, verdict }: FoundRow,
  ignored: readonly ResolvedSelector[],
): MatrixRow => ({
  consumer,
  provider: { ...provider, version: verdict?.providerVersion },
  pact,
  verdict,
  ignored: ignored.some(
    (selector) =>
      covers(selector, consumer.id, consumer.version.id) || covers(selector, provider.id, verdict?.providerVersion.id),
  ),
});
