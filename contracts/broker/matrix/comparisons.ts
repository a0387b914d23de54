import type { Database } from '../database/index.ts';
import { notFound, ok, type Route } from '../http/index.ts';
import { comparisonLink } from './present-matrix.ts';

/** A consumer's pact held against a provider's own contract, without replaying it. */
export interface Comparison {
  /** The content of the pact. */
  readonly pactVersionId: number;
  readonly providerVersionId: number;
  /** How it was found, as the matrix shows it: `BDCT`, `AsyncAPI`. */
  readonly type: string;
  readonly success: boolean;
  /** What was found, for whoever follows the link; JSON. */
  readonly results: unknown;
  readonly at: string;
}

/** From now on a row of the matrix; in the place of an earlier one of the same content, version and type. */
export function recordComparison(database: Database, comparison: Comparison): void {
  database.run(
    `insert or replace into comparison (pact_version_id, provider_version_id, type, success, results, created_at)
     values (?, ?, ?, ?, ?, ?)`,
    comparison.pactVersionId,
    comparison.providerVersionId,
    comparison.type,
    comparison.success ? 1 : 0,
    JSON.stringify(comparison.results),
    comparison.at,
  );
}

export const comparisonRoutes = (database: Database): Route[] => [
  {
    method: 'GET',
    path: '/pacts/provider/:provider/consumer/:consumer/pact-version/:sha/comparisons/:id',
    handle: ({ params: { provider = '', consumer = '', sha = '', id = '' }, baseUrl }) => {
      const found = database.one<{ type: string; success: number; results: string; at: string; number: string }>(
        `select m.type, m.success, m.results, m.created_at as at, v.number from comparison m
           join pact_version k on k.id = m.pact_version_id join version v on v.id = m.provider_version_id
           join pacticipant p on p.id = k.provider_id join pacticipant c on c.id = k.consumer_id
          where m.id = ? and k.sha = ? and p.name = ? and c.name = ?`,
        id,
        sha,
        provider,
        consumer,
      );
      if (!found) throw notFound();
      return ok({
        verificationType: found.type,
        success: found.success === 1,
        comparedAt: found.at,
        providerApplicationVersion: found.number,
        results: JSON.parse(found.results),
        _links: { self: { href: comparisonLink(baseUrl, provider, consumer, sha, Number(id)) } },
      });
    },
  },
];
