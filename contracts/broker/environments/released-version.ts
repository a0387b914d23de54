import { type BrokerContext, timestamp } from '../context.ts';
import type { Database, Value } from '../database/index.ts';
import type { Version } from '../pacticipants/index.ts';
import { conditionsOf } from './conditions.ts';
import type { Environment } from './environment.ts';

/** A version that customers may have in their hands: several can be supported at once. */
export interface ReleasedVersion {
  readonly id: number;
  readonly uuid: string;
  readonly pacticipantId: number;
  readonly pacticipantName: string;
  readonly versionId: number;
  readonly versionNumber: string;
  readonly environmentId: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Null as long as it is supported. */
  readonly supportEndedAt: string | null;
}

export interface ReleaseFilter {
  readonly environmentId?: number;
  readonly pacticipantName?: string;
  readonly versionNumber?: string;
  readonly versionId?: number;
  /** Only what is still supported. */
  readonly current?: boolean;
}

/** The latest first. */
export function releasedVersions(database: Database, filter: ReleaseFilter): ReleasedVersion[] {
  const { condition, values } = conditionsOf(
    [
      ['environment_id = ?', filter.environmentId],
      ['pacticipant.name = ?', filter.pacticipantName],
      ['version.number = ?', filter.versionNumber],
      ['version_id = ?', filter.versionId],
    ],
    ...(filter.current ? ['support_ended_at is null'] : []),
  );
  return select(database, condition, values);
}

export const releasedVersionByUuid = (database: Database, uuid: string): ReleasedVersion | undefined =>
  select(database, 'released_version.uuid = ?', [uuid])[0];

const select = (database: Database, condition: string, values: Value[]): ReleasedVersion[] =>
  database.all<ReleasedVersion>(
    `select released_version.id, uuid, released_version.pacticipant_id as pacticipantId, pacticipant.name as pacticipantName,
       version_id as versionId, version.number as versionNumber, environment_id as environmentId,
       released_version.created_at as createdAt, released_version.updated_at as updatedAt, support_ended_at as supportEndedAt
     from released_version join pacticipant on pacticipant.id = released_version.pacticipant_id join version on version.id = version_id
     where ${condition} order by released_version.id desc`,
    ...values,
  );

/** A version whose support had ended is supported again. */
export function recordRelease(
  context: BrokerContext,
  version: Pick<Version, 'id' | 'pacticipantId'>,
  environment: Pick<Environment, 'id'>,
): { readonly releasedVersion: ReleasedVersion; readonly created: boolean } {
  const { database } = context;
  return database.transaction(() => {
    const now = timestamp(context);
    const inserted = database.run(
      `insert into released_version (uuid, pacticipant_id, version_id, environment_id, created_at, updated_at)
       values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
      context.uuid(),
      version.pacticipantId,
      version.id,
      environment.id,
      now,
      now,
    );
    database.run(
      `update released_version set support_ended_at = null, updated_at = ?
       where version_id = ? and environment_id = ? and support_ended_at is not null`,
      now,
      version.id,
      environment.id,
    );
    const [releasedVersion] = releasedVersions(database, { versionId: version.id, environmentId: environment.id });
    return { releasedVersion: releasedVersion as ReleasedVersion, created: inserted.changes > 0 };
  });
}

export function recordSupportEnded(context: BrokerContext, { id, uuid }: ReleasedVersion): ReleasedVersion {
  const now = timestamp(context);
  context.database.run(
    'update released_version set support_ended_at = ?, updated_at = ? where id = ? and support_ended_at is null',
    now,
    now,
    id,
  );
  return releasedVersionByUuid(context.database, uuid) as ReleasedVersion;
}
