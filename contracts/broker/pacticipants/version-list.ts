import type { Database } from '../database/index.ts';
import { limitAndOffset, type Page, type Paging } from '../http/index.ts';
import { type Version, versionColumns } from './version.ts';

export interface VersionFilter {
  readonly branch?: string;
  readonly tag?: string;
  /** Deployed or released there, now or before. */
  readonly environmentId?: number;
}

const condition = `version.pacticipant_id = ?1
  and (?2 is null or version.id in (select version_id from branch_version join branch on branch.id = branch_id
    where branch.pacticipant_id = ?1 and branch.name = ?2))
  and (?3 is null or version.id in (select version_id from tag where pacticipant_id = ?1 and name = ?3))
  and (?4 is null or version.id in (select version_id from deployed_version where environment_id = ?4
    union select version_id from released_version where environment_id = ?4))`;

const values = (pacticipantId: number, { branch, tag, environmentId }: VersionFilter) =>
  [pacticipantId, branch ?? null, tag ?? null, environmentId ?? null] as const;

/** The latest first. */
export function listVersions(
  database: Database,
  pacticipantId: number,
  filter: VersionFilter,
  paging: Paging | undefined,
): Page<Version> {
  const items = database.all<Version>(
    `select ${versionColumns} from version where ${condition} order by version.id desc limit ?5 offset ?6`,
    ...values(pacticipantId, filter),
    ...limitAndOffset(paging),
  );
  const count = database.one<{ total: number }>(
    `select count(*) as total from version where ${condition}`,
    ...values(pacticipantId, filter),
  );
  return { items, total: count?.total ?? 0, paging };
}

/** The latest of all, of a branch (its head) or with a tag. */
export const findLatestVersion = (
  database: Database,
  pacticipantId: number,
  filter: VersionFilter = {},
): Version | undefined => listVersions(database, pacticipantId, filter, { number: 1, size: 1 }).items[0];
