import { readFile } from 'node:fs/promises';
import { InfrastructureError, sleep } from '../resilience/index.ts';
import type { Service } from '../service/index.ts';
import type { Database } from './database.ts';

const RETRY_EVERY_MS = 500;
/** Any number will do, as long as all instances of a service take the same. */
const MIGRATION_LOCK = 7_265_001;

/**
 * Brings the schema up to date: runs the SQL files in order, in one transaction. The files say `if not exists`, so that they
 * can run at every start. Waits for a database that is away.
 */
export async function migrate(service: Service, database: Database, ...files: readonly URL[]): Promise<void> {
  const statements = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  while (!service.shutdown.signal.aborted) {
    try {
      return await database.transaction(async (transaction) => {
        await transaction.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
        for (const statement of statements) await transaction.query(statement);
      });
    } catch (error) {
      if (!(error instanceof InfrastructureError)) throw error;
      service.log.warn({ error }, 'the schema waits for the database');
      await sleep(RETRY_EVERY_MS, service.shutdown.signal);
    }
  }
}
