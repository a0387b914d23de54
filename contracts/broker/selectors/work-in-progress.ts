import type { Database, Value } from '../database/index.ts';
import type { Pacticipant } from '../pacticipants/index.ts';
import { inListOrder, type PublishedPact, selectPacts } from '../pacts/index.ts';
import type { ProviderVersion } from './pending.ts';
import type { SelectedPact } from './selected-pact.ts';
import type { ResolvedSelector } from './selector.ts';

export interface WorkInProgress extends SelectedPact {
  /** The provider's tags that have not verified it; empty when branches are used. */
  readonly pendingTags: readonly string[];
}

/** A head of a consumer's branch or tag. */
interface Head {
  readonly pact: PublishedPact;
  readonly selector: ResolvedSelector;
}

/**
 * What consumers are working on and nobody asked for: the pacts of the heads of all their branches and tags, published since a day,
 * but neither `selected` nor verified by the branch (or tag) already. A success counts only when the pact was not handed out as work
 * in progress: it stays so until it is selected. What other branches had verified before this one was made is no news to it either.
 * Empty when the provider says neither branch nor tags (upstream: pacts_for_verification_repository.rb `find_wip`).
 *
 * @param since - ISO 8601
 */
export function workInProgress(
  database: Database,
  provider: Pick<Pacticipant, 'id'>,
  { branch, tags }: ProviderVersion,
  selected: readonly SelectedPact[],
  since: string,
): WorkInProgress[] {
  const explicit = new Set(selected.map(({ pact }) => pact.pactVersionId));
  const heads = headsSince(database, provider.id, since).filter(({ pact }) => !explicit.has(pact.pactVersionId));
  const unverified = (verified: ReadonlySet<number>) => heads.filter(({ pact }) => !verified.has(pact.pactVersionId));
  if (branch !== undefined) return merge(unverified(verifiedByBranch(database, provider.id, branch)), undefined);
  const byTag = tags.map((tag) => [tag, unverified(verifiedByTag(database, provider.id, tag))] as const);
  const pendingTags = (pact: PublishedPact) =>
    byTag.filter(([, left]) => left.some((head) => head.pact.pactVersionId === pact.pactVersionId)).map(([tag]) => tag);
  return merge(
    heads.filter(({ pact }) => pendingTags(pact).length > 0),
    pendingTags,
  );
}

function headsSince(database: Database, providerId: number, since: string): Head[] {
  const branches = chosenBy(
    database,
    providerId,
    since,
    `select max(version_id) as id, branch.name as name from branch_version join branch on branch.id = branch_id group by branch.id`,
    (branch) => ({ branch, latest: true }),
  );
  const tags = chosenBy(
    database,
    providerId,
    since,
    'select max(version_id) as id, name from tag group by pacticipant_id, name',
    (tag) => ({ tag, latest: true }),
  );
  return [...branches, ...tags];
}

function chosenBy(
  database: Database,
  providerId: number,
  since: string,
  versions: string,
  selector: (name: string) => Pick<ResolvedSelector, 'branch' | 'tag' | 'latest'>,
): Head[] {
  const chosen = database.all<{ readonly id: number; readonly name: string }>(
    `select head.id, head.name from latest_publication as latest join (${versions}) as head on head.id = latest.consumer_version_id
     join pact_publication as publication on publication.id = latest.publication_id
     where latest.provider_id = ? and publication.created_at > ? order by head.id, head.name`,
    providerId,
    since,
  );
  return chosen.flatMap(({ id, name }) =>
    selectPacts(database, 'where latest.consumer_version_id = ? and latest.provider_id = ?', id, providerId).map(
      (pact) => ({ pact, selector: { ...selector(name), versionId: id, versionNumber: pact.versionNumber } }),
    ),
  );
}

/** By content; unlike selected pacts, the reasons stay in the order in which they were found. */
function merge(heads: readonly Head[], pendingTags: ((pact: PublishedPact) => string[]) | undefined): WorkInProgress[] {
  const byContent = new Map<number, Head[]>();
  for (const head of heads)
    byContent.set(head.pact.pactVersionId, [...(byContent.get(head.pact.pactVersionId) ?? []), head]);
  const newest = [...byContent.values()].map((same) =>
    same.reduce((left, right) => (right.pact.versionId > left.pact.versionId ? right : left)),
  );
  return inListOrder(newest.map(({ pact }) => pact)).map((pact) => ({
    pact,
    selectors: (byContent.get(pact.pactVersionId) ?? []).map(({ selector }) => selector),
    pendingTags: pendingTags?.(pact) ?? [],
  }));
}

const verifiedByBranch = (database: Database, providerId: number, branch: string): ReadonlySet<number> =>
  contents(
    database,
    `select pact_version_id as id from verification
     join branch_version on branch_version.version_id = provider_version_id join branch on branch.id = branch_id
     where provider_id = ? and success = 1 and wip = 0 and (branch.name = ? or verification.created_at < coalesce(
       (select version.created_at from branch as this join branch_version as first on first.branch_id = this.id
        join version on version.id = first.version_id where this.pacticipant_id = ? and this.name = ?
        order by first.created_at, first.version_id limit 1), '9'))`,
    providerId,
    branch,
    providerId,
    branch,
  );

const verifiedByTag = (database: Database, providerId: number, tag: string): ReadonlySet<number> =>
  contents(
    database,
    `select pact_version_id as id from verification join tag on tag.version_id = provider_version_id
     where provider_id = ? and success = 1 and wip = 0 and (tag.name = ? or verification.created_at <
       coalesce((select min(created_at) from tag where pacticipant_id = ? and name = ?), '9'))`,
    providerId,
    tag,
    providerId,
    tag,
  );

const contents = (database: Database, sql: string, ...values: Value[]): ReadonlySet<number> =>
  new Set(database.all<{ readonly id: number }>(sql, ...values).map(({ id }) => id));
