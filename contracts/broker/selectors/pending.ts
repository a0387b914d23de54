import type { Database } from '../database/index.ts';
import type { PublishedPact } from '../pacts/index.ts';

/** Who verifies: the branch of the provider's build or, in older set-ups, the tags that its version gets. */
export interface ProviderVersion {
  readonly branch: string | undefined;
  readonly tags: readonly string[];
}

/**
 * Whether a failure of the pact breaks the provider's build: not as long as this branch (or tag) never verified it. A branch inherits
 * what others had verified before it was made, so that a new branch does not set all pacts back (upstream: pacts/pact_version.rb).
 */
export interface Pending {
  readonly pending: boolean;
  readonly pendingTags: readonly string[];
  readonly verifiedTags: readonly string[];
}

type Content = Pick<PublishedPact, 'pactVersionId' | 'providerId'>;

export function pendingFor(database: Database, pact: Content, { branch, tags }: ProviderVersion): Pending {
  if (branch !== undefined)
    return { pending: pendingForBranch(database, pact, branch), pendingTags: [], verifiedTags: tags };
  if (tags.length === 0) return { pending: !everVerified(database, pact), pendingTags: [], verifiedTags: [] };
  const pendingTags = tags.filter((tag) => pendingForTag(database, pact, tag));
  return {
    pending: pendingTags.length > 0,
    pendingTags,
    verifiedTags: tags.filter((tag) => !pendingTags.includes(tag)),
  };
}

const everVerified = (database: Database, { pactVersionId }: Content): boolean =>
  database.one('select 1 from verification where pact_version_id = ? and success = 1 limit 1', pactVersionId) !==
  undefined;

const pendingForBranch = (database: Database, { pactVersionId, providerId }: Content, branch: string): boolean =>
  database.one(
    `select 1 from verification
     join branch_version on branch_version.version_id = provider_version_id join branch on branch.id = branch_id
     where pact_version_id = ? and success = 1 and (branch.name = ? or verification.created_at <
       coalesce((select created_at from branch where pacticipant_id = ? and name = ?), '9')) limit 1`,
    pactVersionId,
    branch,
    providerId,
    branch,
  ) === undefined;

const pendingForTag = (database: Database, { pactVersionId, providerId }: Content, tag: string): boolean =>
  database.one(
    `select 1 from verification join tag on tag.version_id = provider_version_id
     where pact_version_id = ? and success = 1 and (tag.name = ? or verification.created_at <
       coalesce((select min(created_at) from tag where pacticipant_id = ? and name = ?), '9')) limit 1`,
    pactVersionId,
    tag,
    providerId,
    tag,
  ) === undefined;
