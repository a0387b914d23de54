import type { Comparison } from '../../bi-directional/index.ts';
import type { Database } from '../database/index.ts';

/** A pact's content held against the contracts of one version of its provider. */
export interface ComparisonRow {
  readonly id: number;
  readonly consumer: string;
  readonly provider: string;
  readonly providerVersion: string;
  readonly providerVersionId: number;
  readonly contentId: number;
  readonly sha: string;
  readonly success: boolean;
  readonly result: Pick<Comparison, 'compared' | 'problems' | 'warnings'>;
  readonly createdAt: string;
}

const select = `select comparison.id, consumer.name as consumer, provider.name as provider, version.number as providerVersion,
    provider_version_id as providerVersionId, pact_version_id as contentId, pact_version.sha, success, results,
    comparison.created_at as createdAt
  from comparison join pact_version on pact_version.id = pact_version_id
    join pacticipant consumer on consumer.id = consumer_id join pacticipant provider on provider.id = provider_id
    join version on version.id = provider_version_id
  where type = 'BDCT'`;

/** What each consumer's pact came to, the newest content first. */
export const comparisonsOf = (database: Database, providerVersionId: number): ComparisonRow[] =>
  database
    .all<Stored>(`${select} and provider_version_id = ? order by pact_version_id desc`, providerVersionId)
    .map(read);

type Stored = Omit<ComparisonRow, 'success' | 'result'> & { readonly success: number; readonly results: string };

const read = ({ results, success, ...row }: Stored): ComparisonRow => ({
  ...row,
  success: success === 1,
  result: JSON.parse(results),
});
