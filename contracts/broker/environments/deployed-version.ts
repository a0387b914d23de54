import { type BrokerContext, timestamp } from '../context.ts';
import type { Database, Value } from '../database/index.ts';
import type { Version } from '../pacticipants/index.ts';
import { conditionsOf } from './conditions.ts';
import type { Environment } from './environment.ts';

/** A version that runs, or ran, in an environment. */
export interface DeployedVersion {
  readonly id: number;
  readonly uuid: string;
  readonly pacticipantId: number;
  readonly pacticipantName: string;
  readonly versionId: number;
  readonly versionNumber: string;
  readonly environmentId: number;
  /** Which of several instances side by side (upstream's `applicationInstance`); null is one of its own. */
  readonly target: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Null as long as it is deployed. */
  readonly undeployedAt: string | null;
}

export interface DeploymentFilter {
  readonly environmentId?: number;
  readonly pacticipantName?: string;
  readonly pacticipantId?: number;
  readonly versionId?: number;
  /** Null asks for those without a target; undefined for all. */
  readonly target?: string | null;
  /** Only what has not been undeployed or replaced. */
  readonly current?: boolean;
}

/** The latest first. */
export function deployedVersions(database: Database, filter: DeploymentFilter): DeployedVersion[] {
  const { condition, values } = conditionsOf(
    [
      ['environment_id = ?', filter.environmentId],
      ['deployed_version.pacticipant_id = ?', filter.pacticipantId],
      ['pacticipant.name = ?', filter.pacticipantName],
      ['version_id = ?', filter.versionId],
      ['target is ?', filter.target],
    ],
    ...(filter.current ? ['undeployed_at is null'] : []),
  );
  return select(database, condition, values);
}

export const deployedVersionByUuid = (database: Database, uuid: string): DeployedVersion | undefined =>
  select(database, 'deployed_version.uuid = ?', [uuid])[0];

const select = (database: Database, condition: string, values: Value[]): DeployedVersion[] =>
  database.all<DeployedVersion>(
    `select deployed_version.id, uuid, deployed_version.pacticipant_id as pacticipantId, pacticipant.name as pacticipantName,
       version_id as versionId, version.number as versionNumber, environment_id as environmentId, target,
       deployed_version.created_at as createdAt, deployed_version.updated_at as updatedAt, undeployed_at as undeployedAt
     from deployed_version join pacticipant on pacticipant.id = deployed_version.pacticipant_id join version on version.id = version_id
     where ${condition} order by deployed_version.id desc`,
    ...values,
  );

/** The version that ran on that target so far runs there no longer. Recorded twice, it is the same deployment. */
export function recordDeployment(
  context: BrokerContext,
  version: Pick<Version, 'id' | 'pacticipantId'>,
  environment: Pick<Environment, 'id'>,
  { target = null, autoCreated = false }: { readonly target?: string | null; readonly autoCreated?: boolean } = {},
): DeployedVersion {
  const { database } = context;
  return database.transaction(() => {
    const now = timestamp(context);
    const there = { environmentId: environment.id, target, current: true };
    const [running] = deployedVersions(database, { ...there, versionId: version.id });
    if (running) return running;
    for (const replaced of deployedVersions(database, { ...there, pacticipantId: version.pacticipantId }))
      recordUndeployment(context, replaced);
    const uuid = context.uuid();
    database.run(
      `insert into deployed_version (uuid, pacticipant_id, version_id, environment_id, target, auto_created, created_at, updated_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)`,
      uuid,
      version.pacticipantId,
      version.id,
      environment.id,
      target,
      autoCreated ? 1 : 0,
      now,
      now,
    );
    return deployedVersionByUuid(database, uuid) as DeployedVersion;
  });
}

export function recordUndeployment(context: BrokerContext, { id, uuid }: DeployedVersion): DeployedVersion {
  const now = timestamp(context);
  context.database.run(
    'update deployed_version set undeployed_at = ?, updated_at = ? where id = ? and undeployed_at is null',
    now,
    now,
    id,
  );
  return deployedVersionByUuid(context.database, uuid) as DeployedVersion;
}
