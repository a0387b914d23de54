import type { Database, Value } from '../database/index.ts';
import type { Selector } from './selector.ts';

export interface FoundVersion {
  readonly id: number;
  readonly number: string;
}

/**
 * The versions of a service that fit a selector, oldest first; with `latest` the newest of them. Upstream: `for_selector` in
 * domain/version.rb, where `latest` with a branch means the head of that branch, whether or not it fits the rest.
 */
export function findVersions(database: Database, pacticipantId: number, selector: Selector): FoundVersion[] {
  const conditions = ['v.pacticipant_id = ?'];
  const values: Value[] = [pacticipantId];
  const and = (condition: string, ...more: Value[]) => {
    conditions.push(condition);
    values.push(...more);
  };
  if (selector.version !== undefined) and('v.number = ?', selector.version);
  if (selector.tag !== undefined)
    and('v.id in (select version_id from tag where pacticipant_id = ? and name = ?)', pacticipantId, selector.tag);
  if (selector.environment !== undefined)
    and(`v.id in (${inEnvironment})`, pacticipantId, selector.environment, pacticipantId, selector.environment);
  const onBranch = selector.latest ? headOfBranch : versionsOfBranch;
  if (selector.branch !== undefined) and(`v.id in (${onBranch('?')})`, pacticipantId, selector.branch);
  if (selector.mainBranch) and(`v.id in (${onBranch(mainBranch)})`, pacticipantId, pacticipantId);
  const newest = selector.latest ? 'order by v.id desc limit 1' : 'order by v.id';
  return database.all(`select v.id, v.number from version v where ${conditions.join(' and ')} ${newest}`, ...values);
}

/** Deployed there now, or released and supported. */
const inEnvironment = `
  select d.version_id from deployed_version d join environment e on e.id = d.environment_id
   where d.pacticipant_id = ? and e.name = ? and d.undeployed_at is null
  union select r.version_id from released_version r join environment e on e.id = r.environment_id
   where r.pacticipant_id = ? and e.name = ? and r.support_ended_at is null`;

const versionsOfBranch = (name: string) => `
  select m.version_id from branch_version m join branch b on b.id = m.branch_id where b.pacticipant_id = ? and b.name = ${name}`;

const headOfBranch = (name: string) => `
  select max(m.version_id) from branch_version m join branch b on b.id = m.branch_id where b.pacticipant_id = ? and b.name = ${name}`;

const mainBranch = '(select main_branch from pacticipant where id = ?)';
