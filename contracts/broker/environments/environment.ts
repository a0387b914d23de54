import { type BrokerContext, timestamp } from '../context.ts';
import type { Database } from '../database/index.ts';
import { notFound } from '../http/index.ts';

/** Where versions are deployed or released to. */
export interface Environment extends EnvironmentDetails {
  readonly id: number;
  readonly uuid: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface EnvironmentDetails {
  readonly name: string;
  readonly displayName: string;
  readonly production: boolean;
  readonly contacts: readonly Contact[];
}

export interface Contact {
  readonly name: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

type Row = Omit<Environment, 'production' | 'contacts'> & { readonly production: number; readonly contacts: string };

const columns = `id, uuid, name, coalesce(display_name, name) as displayName, production, contacts, created_at as createdAt,
  updated_at as updatedAt`;

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

/** @throws BrokerError 404 */
export function requireEnvironment(database: Database, uuid: string): Environment {
  const found = environmentByUuid(database, uuid);
  if (!found) throw notFound(`No environment with UUID ${uuid} found`);
  return found;
}

/** By the name that people see. */
export const environments = (database: Database): Environment[] =>
  database.all<Row>(`select ${columns} from environment order by lower(coalesce(display_name, name)), id`).map(fromRow);

export function createEnvironment(context: BrokerContext, details: EnvironmentDetails): Environment {
  const uuid = context.uuid();
  const now = timestamp(context);
  context.database.run(
    `insert into environment (name, display_name, production, contacts, uuid, created_at, updated_at)
     values (?, ?, ?, ?, ?, ?, ?)`,
    ...valuesOf(details),
    uuid,
    now,
    now,
  );
  return requireEnvironment(context.database, uuid);
}

export function replaceEnvironment(context: BrokerContext, { uuid }: Environment, details: EnvironmentDetails) {
  context.database.run(
    'update environment set name = ?, display_name = ?, production = ?, contacts = ?, updated_at = ? where uuid = ?',
    ...valuesOf(details),
    timestamp(context),
    uuid,
  );
  return requireEnvironment(context.database, uuid);
}

const valuesOf = ({ name, displayName, production, contacts }: EnvironmentDetails) =>
  [name, displayName, production ? 1 : 0, JSON.stringify(contacts)] as const;

/** What was deployed or released there is forgotten. */
export function deleteEnvironment(database: Database, { id }: Environment): void {
  database.run('delete from environment where id = ?', id);
}
