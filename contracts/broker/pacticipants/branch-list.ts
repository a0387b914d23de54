import type { Database } from '../database/index.ts';
import { limitAndOffset, type Page, type Paging } from '../http/index.ts';
import type { Branch } from './branch.ts';
import type { Pacticipant } from './pacticipant.ts';

/** The branch that got a version last first. */
export function listBranches(
  database: Database,
  pacticipantId: number,
  nameHas: string | undefined,
  paging: Paging,
): Page<Branch> {
  const condition = 'pacticipant_id = ?1 and (?2 is null or instr(lower(name), lower(?2)) > 0)';
  const items = database.all<Branch>(
    `select id, pacticipant_id as pacticipantId, name, created_at as createdAt from branch where ${condition}
     order by (select max(version_id) from branch_version where branch_id = branch.id) desc, id desc limit ?3 offset ?4`,
    pacticipantId,
    nameHas ?? null,
    ...limitAndOffset(paging),
  );
  const count = database.one<{ total: number }>(
    `select count(*) as total from branch where ${condition}`,
    pacticipantId,
    nameHas ?? null,
  );
  return { items, total: count?.total ?? 0, paging };
}

/** Deletes all branches but the main one and those of the names. */
export function deleteBranchesBut(database: Database, { id, mainBranch }: Pacticipant, kept: readonly string[]) {
  const keeps = new Set([...kept, ...(mainBranch === null ? [] : [mainBranch])]);
  return database.transaction(() => {
    const branches = database.all<{ id: number; name: string }>(
      'select id, name from branch where pacticipant_id = ? order by id',
      id,
    );
    const doomed = branches.filter(({ name }) => !keeps.has(name));
    for (const branch of doomed) database.run('delete from branch where id = ?', branch.id);
    return {
      deleted: doomed.length,
      remaining: branches.filter(({ name }) => keeps.has(name)).map(({ name }) => name),
    };
  });
}
