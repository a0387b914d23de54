import type { Queryable } from '../postgres/index.ts';
import { sleep } from '../resilience/index.ts';

const ASK_AGAIN_MS = 10;

/**
 * The highest position up to which the log is settled: no event can appear below it any more.
 *
 * Positions come from a sequence, which hands them out before the commit: 7 may be seen while 6 is still under way, and whoever
 * goes on from 7 never sees 6. So we look at the head first, draw a transaction id of our own as a fence, and wait until every
 * transaction with an older id has ended. Writers draw their id before their positions (`appendEvents`), so those below the head
 * are behind the fence. Writers wait for nobody, which a lock around them would cost; we wait for the slowest that is under way.
 *
 * @see https://www.postgresql.org/docs/current/functions-info.html#FUNCTIONS-INFO-SNAPSHOT
 */
export async function settledHead(database: Queryable, signal?: AbortSignal): Promise<number> {
  const [seen] = await database.query<{ head: string; fence: string }>(
    'select coalesce((select max(position) from event), 0) as head, pg_current_xact_id()::text as fence',
  );
  while (!(await hasPassed(database, seen?.fence))) {
    await sleep(ASK_AGAIN_MS, signal);
    signal?.throwIfAborted();
  }
  return Number(seen?.head);
}

async function hasPassed(database: Queryable, fence: string | undefined): Promise<boolean> {
  const [oldest] = await database.query<{ passed: boolean }>(
    'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::xid8 as passed',
    [fence],
  );
  return oldest?.passed ?? false;
}
