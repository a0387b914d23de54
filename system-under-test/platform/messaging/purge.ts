import type { Database } from '../postgres/index.ts';
import type { Service } from '../service/index.ts';
import { startWorker } from '../work/index.ts';

const BATCH = 1_000;
const EVERY_MS = 600_000;

/** Deletes, now and then and little by little, what `statement` finds too old; its `$1` is the size of a batch. */
export function startPurge(service: Service, database: Database, name: string, statement: string): void {
  startWorker(service, {
    name,
    pollEveryMs: EVERY_MS,
    async work() {
      const deleted = await database.query(`${statement} returning 1 as deleted`, [BATCH]);
      return deleted.length === BATCH ? 'more' : 'idle';
    },
  });
}
