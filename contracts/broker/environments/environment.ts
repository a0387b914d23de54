import type { Database } from '../database/index.ts';

/** Where versions are deployed or released to. */
export interface Environment {
  readonly id: number;
  readonly uuid: string;
  readonly name: string;
  readonly displayName: string;
  readonly production: boolean;
  readonly contacts: readonly Contact[];
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface Contact {
  readonly name?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

type Row = Omit<Environment, 'production' | 'contacts'> & { readonly production: number; readonly contacts: string };

const columns =
  'id, uuid, name, display_name as displayName, production, contacts, created_at as createdAt, updated_at as updatedAt';

const fromRow = (row: Row): Environment => ({
  ...row,
  production: row.production === 1,
  contacts: JSON.parse(row.contacts) as Contact[],
});

const find = (database: Database, column: 'id' | 'uuid' | 'name', value: string | number): Environment | undefined => {
  const row = database.one<Row>(`select ${columns} from environment where ${column} = ?`, value);
  return row && fromRow(row);
};

export const environmentByName = (database: Database, name: string) => find(database, 'name', name);
export const environmentByUuid = (database: Database, uuid: string) => find(database, 'uuid', uuid);
export const environmentById = (database: Database, id: number) => find(database, 'id', id);

export const environments = (database: Database): Environment[] =>
  database.all<Row>(`select ${columns} from environment order by lower(display_name), id`).map(fromRow);
