import { readFile } from 'node:fs/promises';
import { InfrastructureError, sleep } from '../resilience/index.ts';
import type { Service } from '../service/index.ts';
import type { Database } from './database.ts';
import { createLimitedRole } from './limited-role.ts';

const RETRY_EVERY_MS = 500;
/** Any number will do, as long as all instances of a service take the same. */
const MIGRATION_LOCK = 7_265_001;

/**
 * Brings the schema up to date: runs the SQL files in order, in one transaction. The files say `if not exists`, so that they
 * can run at every start. Waits for a database that is away.
 *
 * From then on the service works as the role `<database>_app`, which may read and write the tables and change none of them:
 * code that is led astray can drop nothing. A URL whose user may not create in the schema says that the schema is somebody
 * else's work (a migration that runs with the owner's URL before the service starts): then nothing is migrated, and the user's
 * own rights are the limit.
 */
export async function migrate(service: Service, database: Database, ...files: readonly URL[]): Promise<void> {
  const statements = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  while (!service.shutdown.signal.aborted) {
    try {
      if (!(await mayCreate(database)))
        return service.log.info('the schema is left to its owner, this user may not change it');
      await database.asOwner(async (transaction) => {
        await transaction.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
        for (const statement of statements) await transaction.query(statement);
      });
      const role = await createLimitedRole(database);
      if (role) return database.workAs(role);
      return service.log.warn('the service keeps the rights of its schema’s owner, who may not create a role');
    } catch (error) {
      if (!(error instanceof InfrastructureError)) throw error;
      service.log.warn({ error }, 'the schema waits for the database');
      await sleep(RETRY_EVERY_MS, service.shutdown.signal);
    }
  }
}

async function mayCreate(database: Database): Promise<boolean> {
  const [answer] = await database.asOwner((transaction) =>
    transaction.query<{ may: boolean }>("select has_schema_privilege(current_schema(), 'create') as may"),
  );
  return answer?.may ?? false;
}
