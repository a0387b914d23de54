import { type BrokerContext, timestamp } from '../context.ts';
import type { Database } from '../database/index.ts';
import { invalid } from '../http/index.ts';
import { maybeMainBranch } from './main-branch.ts';
import type { Version } from './version.ts';

export interface Branch {
  readonly id: number;
  readonly pacticipantId: number;
  readonly name: string;
  readonly createdAt: string;
}

export interface BranchOfVersion {
  readonly name: string;
  /** Whether the version is the branch's head. */
  readonly latest: boolean;
  readonly createdAt: string;
}

const columns = 'branch.id, branch.pacticipant_id as pacticipantId, branch.name, branch.created_at as createdAt';

export const findBranch = (database: Database, pacticipantId: number, name: string): Branch | undefined =>
  database.one<Branch>(`select ${columns} from branch where pacticipant_id = ? and name = ?`, pacticipantId, name);

/** Puts the version on the branch, which need not exist yet; once is enough. */
export function addToBranch(
  context: BrokerContext,
  version: Pick<Version, 'id' | 'pacticipantId'>,
  branch: string,
): void {
  if (branch.trim() === '') throw invalid({ branch: ['cannot be blank'] });
  const { database } = context;
  const now = timestamp(context);
  database.transaction(() => {
    database.run(
      'insert into branch (pacticipant_id, name, created_at) values (?, ?, ?) on conflict do nothing',
      version.pacticipantId,
      branch,
      now,
    );
    database.run(
      `insert into branch_version (branch_id, version_id, created_at)
       select id, ?, ? from branch where pacticipant_id = ? and name = ? on conflict do nothing`,
      version.id,
      now,
      version.pacticipantId,
      branch,
    );
    maybeMainBranch(context, version.pacticipantId, branch);
  });
}

/** The branches that a version is on, by name. */
export const branchesOf = (database: Database, versionId: number): BranchOfVersion[] =>
  database
    .all<Omit<BranchOfVersion, 'latest'> & { readonly latest: number }>(
      `select name, branch_version.created_at as createdAt,
         version_id = (select max(version_id) from branch_version as other where other.branch_id = branch.id) as latest
       from branch_version join branch on branch.id = branch_id where version_id = ? order by name`,
      versionId,
    )
    .map((row) => ({ ...row, latest: row.latest === 1 }));

/** The versions stay, and are on it no longer. */
export function deleteBranch(database: Database, { id }: Branch): void {
  database.run('delete from branch where id = ?', id);
}

/** @returns whether it was on the branch */
export const takeFromBranch = (database: Database, { id }: Branch, version: Pick<Version, 'id'>): boolean =>
  database.run('delete from branch_version where branch_id = ? and version_id = ?', id, version.id).changes > 0;
