import { type BrokerContext, timestamp } from '../context.ts';
import type { Database } from '../database/index.ts';
import { invalid } from '../http/index.ts';
import { addToBranch, branchesOf } from './branch.ts';
import { maybeMainBranch } from './main-branch.ts';
import type { Version } from './version.ts';

export interface Tag {
  readonly name: string;
  readonly createdAt: string;
}

/** Upstream's `use_first_tag_as_branch_time_limit`: clients that know no branches tag right after they publish. */
const firstTagIsBranchWithinMs = 10_000;

export const tagsOf = (database: Database, versionId: number): Tag[] =>
  database.all<Tag>('select name, created_at as createdAt from tag where version_id = ? order by name', versionId);

/** The first tag of a young version that is on no branch is its branch too. */
export function addTag(
  context: BrokerContext,
  version: Pick<Version, 'id' | 'pacticipantId' | 'createdAt'>,
  tag: string,
): void {
  if (tag.trim() === '') throw invalid({ tag: ['cannot be blank'] });
  const { database, clock } = context;
  database.transaction(() => {
    const young = clock.now() - Date.parse(version.createdAt) <= firstTagIsBranchWithinMs;
    if (young && tagsOf(database, version.id).length === 0 && branchesOf(database, version.id).length === 0)
      addToBranch(context, version, tag);
    maybeMainBranch(context, version.pacticipantId, tag);
    database.run(
      'insert into tag (pacticipant_id, name, version_id, created_at) values (?, ?, ?, ?) on conflict do nothing',
      version.pacticipantId,
      tag,
      version.id,
      timestamp(context),
    );
  });
}

/** @returns whether the version had it */
export const removeTag = (database: Database, version: Pick<Version, 'id' | 'pacticipantId'>, tag: string): boolean =>
  database.run(
    'delete from tag where pacticipant_id = ? and name = ? and version_id = ?',
    version.pacticipantId,
    tag,
    version.id,
  ).changes > 0;
