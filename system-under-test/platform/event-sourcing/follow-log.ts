import type { Database } from '../postgres/index.ts';
import type { Service } from '../service/index.ts';
import { startWorker, type Worker } from '../work/index.ts';
import type { DomainEvent } from './decider.ts';
import { type ProjectLog, projectLog } from './project-log.ts';
import { settledHead } from './settled-head.ts';

export interface FollowedProjection<Event extends DomainEvent> {
  /** Names the checkpoint. */
  readonly name: string;
  readonly apply: ProjectLog<Event>['apply'];
}

const POLL_EVERY_MS = 500;
const BATCH = 500;

/**
 * Lets a read model in another store follow the log, from where it stopped. One instance at a time works on it, since it holds
 * the checkpoint's row; a crash between the read model and the checkpoint applies events again, which the projection absorbs.
 */
export function followLog<Event extends DomainEvent>(
  service: Service,
  database: Database,
  { name, apply }: FollowedProjection<Event>,
): Worker {
  return startWorker(service, {
    name: `projection ${name}`,
    pollEveryMs: POLL_EVERY_MS,
    async work() {
      if (!(await isBehind(database, name))) return 'idle';
      const head = await settledHead(database, service.shutdown.signal);
      return database.transaction(async (transaction) => {
        await transaction.query('insert into projection (name) values ($1) on conflict do nothing', [name]);
        const [checkpoint] = await transaction.query<{ position: string }>(
          'select position from projection where name = $1 for update skip locked',
          [name],
        );
        if (!checkpoint) return 'idle';
        const after = Number(checkpoint.position);
        const position = await projectLog(transaction, { after, upTo: head, batch: BATCH, batches: 1, apply });
        if (position > after)
          await transaction.query('update projection set position = $2 where name = $1', [name, position]);
        return position < head ? 'more' : 'idle';
      });
    },
  });
}

async function isBehind(database: Database, name: string): Promise<boolean> {
  const [found] = await database.query<{ behind: boolean }>(
    `select coalesce((select max(position) from event), 0)
       > coalesce((select position from projection where name = $1), 0) as behind`,
    [name],
  );
  return found?.behind ?? false;
}
