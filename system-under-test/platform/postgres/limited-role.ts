import { readFile } from 'node:fs/promises';
import type { Database } from './database.ts';

/** Any number will do, as long as all instances of a service take the same. */
const ROLE_LOCK = 7_265_003;

/** Makes the role with which a service may read and write its tables, and no more; undefined when the URL's user cannot have one. */
export async function createLimitedRole(database: Database): Promise<string | undefined> {
  const statement = await readFile(new URL('./limited-role.sql', import.meta.url), 'utf8');
  const [role] = await database.asOwner(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1)', [ROLE_LOCK]);
    await transaction.query(statement);
    return transaction.query<{ name: string }>(
      "select rolname as name from pg_roles where rolname = current_database() || '_app' and pg_has_role(oid, 'set')",
    );
  });
  return role?.name;
}
