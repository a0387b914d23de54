import type { Database } from '../../platform/postgres/index.ts';
import type { Service } from '../../platform/service/index.ts';
import { startWorker } from '../../platform/work/index.ts';
import { forgetOldFailures } from './accounts/index.ts';
import { forgetOldSessions } from './sessions/index.ts';

const EVERY_MS = 60_000;

/** Deletes what has expired; nothing depends on when, since whoever reads looks at the time. */
export function startForgettingExpired(service: Service, database: Database): void {
  startWorker(service, {
    name: 'forget expired',
    pollEveryMs: EVERY_MS,
    async work() {
      await forgetOldSessions(database);
      await forgetOldFailures(database);
      return 'idle';
    },
  });
}
