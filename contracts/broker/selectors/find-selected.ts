import type { Database, Value } from '../database/index.ts';
import { type PublishedPact, selectPacts } from '../pacts/index.ts';
import type { SelectedPact } from './selected-pact.ts';
import { kindOf, type ResolvedSelector, type Selector, type SelectorKind } from './selector.ts';

/** Why a version is among those that were asked for. */
interface ChosenVersion {
  readonly versionId: number;
  readonly branch?: string | null;
  readonly environment?: string | null;
  readonly production?: number | null;
}

type Query = readonly [sql: string, ...values: Value[]];

const heads = (where: string) =>
  `select max(version_id) as versionId, branch.name as branch from branch join branch_version on branch_id = branch.id
   join pacticipant on pacticipant.id = branch.pacticipant_id where ${where} group by branch.id`;
const environmentSql = (table: string, open: string) =>
  `select distinct version_id as versionId, environment.name as environment, production from ${table}
   join environment on environment.id = environment_id where ${open} is null and (? is null or environment.name = ?)`;

/**
 * The consumers' versions that a selector names, whether they have a pact with the provider or not: a head without one means that the
 * integration is gone, and no older pact stands in for it.
 */
const versionsOf: Readonly<Record<SelectorKind, (selector: Selector, providerId: number) => Query>> = {
  mainBranch: () => [heads('branch.name = pacticipant.main_branch')],
  branchHead: ({ branch }) => (branch === true ? [heads('true')] : [heads('branch.name = ?'), branch ?? '']),
  latestWithTag: ({ tag = '' }) => [
    'select max(version_id) as versionId from tag where name = ? group by pacticipant_id',
    tag,
  ],
  allWithTag: ({ tag = '' }) => ['select version_id as versionId from tag where name = ?', tag],
  deployed: ({ environment }) => [
    environmentSql('deployed_version', 'undeployed_at'),
    environment ?? null,
    environment ?? null,
  ],
  released: ({ environment }) => [
    environmentSql('released_version', 'support_ended_at'),
    environment ?? null,
    environment ?? null,
  ],
  inEnvironment: ({ environment = '' }) => [
    `${environmentSql('deployed_version', 'undeployed_at')} union ${environmentSql('released_version', 'support_ended_at')}`,
    environment,
    environment,
    environment,
    environment,
  ],
  overallLatest: (_, providerId) => [
    'select max(consumer_version_id) as versionId from latest_publication where provider_id = ? group by consumer_id',
    providerId,
  ],
};

/** The pacts that a selector chooses, each with the reason; those of its fallback when nothing is found for the tag or branch itself. */
export function findSelected(database: Database, providerId: number, selector: Selector): SelectedPact[] {
  const found = find(database, providerId, selector, selector);
  if (found.length > 0) return found;
  const { fallbackTag, fallbackBranch } = selector;
  const instead =
    (fallbackTag !== undefined && { ...selector, tag: fallbackTag }) ||
    (fallbackBranch !== undefined && { ...selector, branch: fallbackBranch });
  if (!instead) return [];
  return find(database, providerId, instead, { ...selector, fellBack: true });
}

/** @param reason - told as why the pact was selected */
function find(
  database: Database,
  providerId: number,
  selector: Selector,
  reason: Selector & Pick<ResolvedSelector, 'fellBack'>,
): SelectedPact[] {
  const [sql, ...values] = versionsOf[kindOf(selector)](selector, providerId);
  return database.all<ChosenVersion>(sql, ...values).flatMap((chosen) =>
    pactsOf(database, providerId, chosen.versionId, selector.consumer).map((pact) => ({
      pact,
      selectors: [resolve(reason, chosen, pact)],
    })),
  );
}

const pactsOf = (database: Database, providerId: number, versionId: number, consumer: string | undefined) =>
  selectPacts(
    database,
    `where latest.consumer_version_id = ? and latest.provider_id = ? and (? is null or consumer.name = ?)`,
    versionId,
    providerId,
    consumer ?? null,
    consumer ?? null,
  );

function resolve(
  selector: Selector & Pick<ResolvedSelector, 'fellBack'>,
  chosen: ChosenVersion,
  pact: PublishedPact,
): ResolvedSelector {
  const { branch, ...rest } = selector;
  return {
    ...rest,
    ...(branch === undefined ? {} : { branch: branch === true ? (chosen.branch ?? '') : branch }),
    ...(selector.mainBranch && chosen.branch ? { mainBranchName: chosen.branch } : {}),
    ...(chosen.environment ? { foundIn: { name: chosen.environment, production: chosen.production === 1 } } : {}),
    versionId: pact.versionId,
    versionNumber: pact.versionNumber,
  };
}
