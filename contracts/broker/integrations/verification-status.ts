import type { Database } from '../database/index.ts';
import type { Pair } from '../pacts/index.ts';
import { latestPact, type VersionFilter } from '../pacts/index.ts';

/** How the newest pact of a pair stands, perhaps of one branch or tag (upstream: `verifications/pseudo_branch_status.rb`). */
export type VerificationStatus =
  | 'never'
  | 'success'
  /** Verified once, and its content has changed since. */
  | 'stale'
  | 'failed'
  | 'failed_pending';

export interface LatestVerification {
  readonly pactVersionId: number;
  readonly success: boolean;
  readonly pending: boolean;
  readonly verifiedAt: string;
  readonly providerVersionNumber: string;
}

/** The last result for the newest of these pacts that has any; `providerTag` asks for results of a provider's version with that tag. */
export function latestVerification(
  database: Database,
  { consumerId, providerId }: Pair,
  filter?: VersionFilter,
  providerTag?: string,
): LatestVerification | undefined {
  const [sql, values] = versions(filter);
  const row = database.one<
    Omit<LatestVerification, 'success' | 'pending'> & { success: number; pending: number | null }
  >(
    `select verification.pact_version_id as pactVersionId, success, pending, verification.created_at as verifiedAt,
       version.number as providerVersionNumber
     from latest_publication as latest join verification on verification.pact_version_id = latest.pact_version_id
       join version on version.id = provider_version_id
     where latest.consumer_id = ? and latest.provider_id = ? and ${sql}
       and (? is null or exists (select 1 from tag where version_id = provider_version_id and name = ?))
     order by latest.consumer_version_id desc, verification.number desc limit 1`,
    consumerId,
    providerId,
    ...values,
    providerTag ?? null,
    providerTag ?? null,
  );
  return row && { ...row, success: row.success === 1, pending: row.pending === 1 };
}

function versions(filter: VersionFilter | undefined): [string, string[]] {
  const version = 'version_id = latest.consumer_version_id';
  if (filter === undefined) return ['true', []];
  if ('tag' in filter) return [`exists (select 1 from tag where ${version} and name = ?)`, [filter.tag]];
  if ('untagged' in filter) return [`not exists (select 1 from tag where ${version})`, []];
  const onBranch = (name: string) =>
    `exists (select 1 from branch_version join branch on branch.id = branch_id where ${version} and name = ${name})`;
  if ('branch' in filter) return [onBranch('?'), [filter.branch]];
  return [onBranch('(select main_branch from pacticipant where id = latest.consumer_id)'), []];
}

export function verificationStatus(
  database: Database,
  pair: Pair,
  filter?: VersionFilter,
  providerTag?: string,
): VerificationStatus {
  const pact = latestPact(database, pair, filter);
  const verification = pact && latestVerification(database, pair, filter, providerTag);
  if (!verification) return 'never';
  if (!verification.success) return verification.pending ? 'failed_pending' : 'failed';
  return verification.pactVersionId === pact.pactVersionId ? 'success' : 'stale';
}
