import { type BrokerContext, timestamp } from '../context.ts';
import type { Database } from '../database/index.ts';
import { limitAndOffset, type Page, type Paging } from '../http/index.ts';
import type { Pacticipant } from './pacticipant.ts';

/** A word that groups pacticipants: a team, a domain. */
export interface Label {
  readonly name: string;
  readonly createdAt: string;
}

const columns = 'name, created_at as createdAt';

export const labelsOf = (database: Database, pacticipantId: number): Label[] =>
  database.all<Label>(`select ${columns} from label where pacticipant_id = ? order by name`, pacticipantId);

export const findLabel = (database: Database, pacticipantId: number, name: string): Label | undefined =>
  database.one<Label>(`select ${columns} from label where pacticipant_id = ? and name = ?`, pacticipantId, name);

/** @returns whether it is new */
export function addLabel(context: BrokerContext, { id }: Pacticipant, name: string): boolean {
  const now = timestamp(context);
  return (
    context.database.run(
      'insert into label (pacticipant_id, name, created_at, updated_at) values (?, ?, ?, ?) on conflict do nothing',
      id,
      name,
      now,
      now,
    ).changes > 0
  );
}

/** @returns whether the pacticipant had it */
export const removeLabel = (database: Database, { id }: Pacticipant, name: string): boolean =>
  database.run('delete from label where pacticipant_id = ? and name = ?', id, name).changes > 0;

/** Each name once. */
export function allLabels(database: Database, paging: Paging | undefined): Page<Label> {
  const items = database.all<Label>(
    'select name, min(created_at) as createdAt from label group by name order by name limit ? offset ?',
    ...limitAndOffset(paging),
  );
  const total = database.one<{ total: number }>('select count(distinct name) as total from label')?.total ?? 0;
  return { items, total, paging };
}
