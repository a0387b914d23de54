import { type BrokerContext, timestamp } from '../context.ts';
import type { Database } from '../database/index.ts';
import { invalid, notFound } from '../http/index.ts';
import { type Pacticipant, requirePacticipant } from './pacticipant.ts';

/** One build of a pacticipant. A higher id is a later version. */
export interface Version {
  readonly id: number;
  readonly pacticipantId: number;
  readonly number: string;
  readonly buildUrl: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const versionColumns = `version.id, version.pacticipant_id as pacticipantId, version.number,
  version.build_url as buildUrl, version.created_at as createdAt, version.updated_at as updatedAt`;

export const findVersion = (database: Database, pacticipantId: number, number: string): Version | undefined =>
  database.one<Version>(
    `select ${versionColumns} from version where pacticipant_id = ? and number = ?`,
    pacticipantId,
    number,
  );

export const versionById = (database: Database, id: number): Version | undefined =>
  database.one<Version>(`select ${versionColumns} from version where id = ?`, id);

/** @throws BrokerError 404 for a pacticipant or a version of it that is not there */
export function requireVersion(
  database: Database,
  name: string,
  number: string,
): { readonly pacticipant: Pacticipant; readonly version: Version } {
  const pacticipant = requirePacticipant(database, name);
  const version = findVersion(database, pacticipant.id, number);
  if (!version) throw notFound(`No version ${number} of ${pacticipant.name} found`);
  return { pacticipant, version };
}

/**
 * A `buildUrl` that is given replaces the one that the version has.
 * @throws BrokerError 400 when the number is blank
 */
export function findOrCreateVersion(
  context: BrokerContext,
  { id }: Pick<Pacticipant, 'id'>,
  number: string,
  { buildUrl }: { readonly buildUrl?: string | undefined } = {},
): Version {
  const found = findVersion(context.database, id, number) ?? create(context, id, number);
  return buildUrl === undefined ? found : setBuildUrl(context, found, buildUrl);
}

function create(context: BrokerContext, pacticipantId: number, number: string): Version {
  if (number.trim() === '') throw invalid({ pacticipantVersionNumber: ['cannot be blank'] });
  const now = timestamp(context);
  const { id } = context.database.run(
    'insert into version (pacticipant_id, number, created_at, updated_at) values (?, ?, ?, ?)',
    pacticipantId,
    number,
    now,
    now,
  );
  return versionById(context.database, id) as Version;
}

/** Null takes it away. */
export function setBuildUrl(context: BrokerContext, version: Version, buildUrl: string | null): Version {
  if (buildUrl === version.buildUrl) return version;
  const updatedAt = timestamp(context);
  context.database.run(
    'update version set build_url = ?, updated_at = ? where id = ?',
    buildUrl,
    updatedAt,
    version.id,
  );
  return { ...version, buildUrl, updatedAt };
}

/** Takes its pacts, its verifications and its deployments with it. */
export function deleteVersion(database: Database, { id }: Version): void {
  database.run('delete from version where id = ?', id);
}
