import type { Database, Value } from '../database/index.ts';
import { inListOrder, type PublishedPact, selectPacts } from './published-pact.ts';

/** Between whom. */
export type Pair = Pick<PublishedPact, 'consumerId' | 'providerId'>;

/** Which consumer versions: those with a tag, with none, on a branch, or on the consumer's main branch; undefined is all. */
export type VersionFilter =
  | { readonly tag: string }
  | { readonly untagged: true }
  | { readonly branch: string }
  | { readonly mainBranch: true };

const between = 'latest.consumer_id = ? and latest.provider_id = ?';

function condition(filter: VersionFilter | undefined): readonly [string, ...Value[]] {
  if (filter === undefined) return ['true'];
  if ('tag' in filter)
    return ['exists (select 1 from tag where version_id = latest.consumer_version_id and name = ?)', filter.tag];
  if ('untagged' in filter) return ['not exists (select 1 from tag where version_id = latest.consumer_version_id)'];
  const onBranch = (name: string) =>
    `exists (select 1 from branch_version join branch on branch.id = branch_id
       where version_id = latest.consumer_version_id and branch.name = ${name})`;
  return 'branch' in filter ? [onBranch('?'), filter.branch] : [onBranch('consumer.main_branch')];
}

/** All of a pair, the newest version first. */
export function pactsBetween(database: Database, pair: Pair, filter?: VersionFilter): PublishedPact[] {
  const [sql, ...values] = condition(filter);
  return selectPacts(
    database,
    `where ${between} and ${sql} order by latest.consumer_version_id desc`,
    pair.consumerId,
    pair.providerId,
    ...values,
  );
}

/** Of the newest version that has a pact with the provider at all. */
export const latestPact = (database: Database, pair: Pair, filter?: VersionFilter): PublishedPact | undefined =>
  pactBefore(database, { ...pair, versionId: Number.MAX_SAFE_INTEGER }, filter);

/** Of the version before. */
export function pactBefore(
  database: Database,
  pact: Pair & Pick<PublishedPact, 'versionId'>,
  filter?: VersionFilter,
): PublishedPact | undefined {
  const [sql, ...values] = condition(filter);
  return selectPacts(
    database,
    `where ${between} and latest.consumer_version_id < ? and ${sql} order by latest.consumer_version_id desc limit 1`,
    pact.consumerId,
    pact.providerId,
    pact.versionId,
    ...values,
  )[0];
}

export const pactAfter = (
  database: Database,
  pact: Pair & Pick<PublishedPact, 'versionId'>,
): PublishedPact | undefined =>
  selectPacts(
    database,
    `where ${between} and latest.consumer_version_id > ? order by latest.consumer_version_id limit 1`,
    pact.consumerId,
    pact.providerId,
    pact.versionId,
  )[0];

/** The last one before with other content. */
export const previousDistinctPact = (database: Database, pact: PublishedPact): PublishedPact | undefined =>
  selectPacts(
    database,
    `where ${between} and latest.consumer_version_id < ? and latest.pact_version_id <> ?
     order by latest.consumer_version_id desc limit 1`,
    pact.consumerId,
    pact.providerId,
    pact.versionId,
    pact.pactVersionId,
  )[0];

/** All of a provider. */
export function pactsOfProvider(database: Database, providerId: number, filter?: VersionFilter): PublishedPact[] {
  const [sql, ...values] = condition(filter);
  return inListOrder(selectPacts(database, `where latest.provider_id = ? and ${sql}`, providerId, ...values));
}

/** Of each consumer of a provider the newest. */
export function latestPactsOfProvider(database: Database, providerId: number, filter?: VersionFilter): PublishedPact[] {
  const newest = new Map(pactsOfProvider(database, providerId, filter).map((pact) => [pact.consumerId, pact]));
  return [...newest.values()];
}

/** Of each consumer and provider the newest. */
export const latestPacts = (database: Database): PublishedPact[] =>
  inListOrder(
    selectPacts(
      database,
      `where (latest.consumer_id, latest.provider_id, latest.consumer_version_id) in
         (select consumer_id, provider_id, max(consumer_version_id) from latest_publication group by consumer_id, provider_id)`,
    ),
  );

/**
 * Of the head of the branch in each consumer; a head that has no pact with the provider has none here, unlike with
 * {@link latestPactsOfProvider}: the integration may be gone.
 */
export function pactsOfBranchHeads(
  database: Database,
  providerId: number,
  filter: { readonly branch: string } | { readonly mainBranch: true },
): PublishedPact[] {
  const [name, ...values] = 'branch' in filter ? ['?', filter.branch] : ['consumer.main_branch'];
  return inListOrder(
    selectPacts(
      database,
      `where latest.provider_id = ? and latest.consumer_version_id =
         (select max(version_id) from branch_version join branch on branch.id = branch_id
          where branch.pacticipant_id = latest.consumer_id and branch.name = ${name})`,
      providerId,
      ...values,
    ),
  );
}

/** Of a consumer's version, one a provider. */
export const pactsOfConsumerVersion = (database: Database, versionId: number): PublishedPact[] =>
  inListOrder(selectPacts(database, 'where latest.consumer_version_id = ?', versionId));
