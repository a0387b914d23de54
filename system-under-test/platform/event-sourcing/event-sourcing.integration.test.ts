import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, migrate, openPostgres } from '../postgres/index.ts';
import { createTestService, startTestPostgres, type TestPostgres, type TestService, until } from '../testing/index.ts';
import { createCommandHandler } from './command-handler.ts';
import type { Decider } from './decider.ts';
import { appendEvents, eventStoreSchema, readStream } from './event-store.ts';
import { followLog } from './follow-log.ts';
import { projectLog } from './project-log.ts';
import { settledHead } from './settled-head.ts';
import type { SnapshotPolicy } from './snapshot.ts';
import { VersionConflict } from './version-conflict.ts';

interface Added {
  readonly type: 'added';
  readonly data: { readonly amount: number };
}
const added = (amount: number): Added => ({ type: 'added', data: { amount } });
const sum: Decider<number, Added, { total: number }> = {
  initial: { total: 0 },
  decide: (amount) => [added(amount)],
  evolve: ({ total }, { data }) => ({ total: total + data.amount }),
};

let postgres: TestPostgres;
let service: TestService;
let database: Database;

beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  service = createTestService('sums');
  database = openPostgres(service, await postgres.createDatabase(`sums_${randomUUID().replaceAll('-', '')}`));
  await migrate(service, database, eventStoreSchema);
  return () => service.shutdown.run();
});

const sums = (snapshots: SnapshotPolicy = { every: 100, schemaVersion: 1 }) =>
  createCommandHandler({ database, decider: sum, snapshots, reactions: [] });

/** A transaction that has written an event and is held open until `end` is called. */
async function openWriter(streamId = randomUUID() as string): Promise<{ end(): Promise<void> }> {
  const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
  const { promise: written, resolve: hasWritten } = Promise.withResolvers<void>();
  const done = database.transaction(async (transaction) => {
    await appendEvents(transaction, streamId, 0, [added(1)]);
    hasWritten();
    await held;
  });
  await written;
  return {
    end: () => {
      letGo();
      return done;
    },
  };
}

test('a stream that was continued meanwhile is not overwritten', async () => {
  const id = randomUUID();
  await appendEvents(database, id, 0, [added(1), added(2)]);
  await expect(appendEvents(database, id, 1, [added(3)])).rejects.toThrow(VersionConflict);
  expect((await readStream(database, id)).map(({ version, event }) => [version, event])).toEqual([
    [1, added(1)],
    [2, added(2)],
  ]);
});

test('commands that race for a stream are all carried out, one after the other', async () => {
  const id = randomUUID();
  await Promise.all([1, 2, 3, 4].map((amount) => sums().execute(id, amount)));
  expect(await sums().read(id)).toEqual({ total: 10 });
});

test('what a reaction cannot do, has not happened', async () => {
  const reactions = [() => Promise.reject(new Error('no'))];
  const handler = createCommandHandler({
    database,
    decider: sum,
    snapshots: { every: 1, schemaVersion: 1 },
    reactions,
  });
  const id = randomUUID();
  await expect(handler.execute(id, 1)).rejects.toThrow('no');
  expect(await readStream(database, id)).toEqual([]);
  expect(await database.query('select * from snapshot')).toEqual([]);
});

test('a stream is read from its snapshot on', async () => {
  const id = randomUUID();
  const handler = sums({ every: 3, schemaVersion: 1 });
  for (const amount of [1, 2, 3, 4]) await handler.execute(id, amount);
  expect(await database.query('select version, state from snapshot')).toEqual([{ version: 3, state: { total: 6 } }]);
  // What is before the snapshot is not read: were it lost, nobody would notice.
  await database.query('delete from event where version <= 3');
  expect(await handler.read(id)).toEqual({ total: 10 });
  expect(await handler.execute(id, 5)).toEqual({ total: 15 });
});

test('a snapshot of another schema version is passed over, and replaced in time', async () => {
  const id = randomUUID();
  for (const amount of [1, 2, 3]) await sums({ every: 2, schemaVersion: 1 }).execute(id, amount);
  await database.query(`update snapshot set state = '{"sum": 99}'`);
  const handler = sums({ every: 2, schemaVersion: 2 });
  expect(await handler.execute(id, 4)).toEqual({ total: 10 });
  expect(await database.query('select version, schema_version, state from snapshot')).toEqual([
    { version: 4, schema_version: 2, state: { total: 10 } },
  ]);
});

test('the head is not settled while an event below it is under way', async () => {
  const writer = await openWriter();
  await appendEvents(database, randomUUID(), 0, [added(1)]);
  let settled: number | undefined;
  const head = settledHead(database).then((position) => {
    settled = position;
  });
  // The fence has been looked at in vain at least once when a second round trip is over.
  await until(async () => {
    const [row] = await database.asOwner((transaction) =>
      transaction.query<{ looked: boolean }>(
        `select exists(select from pg_stat_activity where query like '%pg_snapshot_xmin%' and pid <> pg_backend_pid()) as looked`,
      ),
    );
    return row?.looked;
  });
  expect(settled).toBeUndefined();
  await writer.end();
  await head;
  expect(settled).toBe(2);
});

test('a gap that a rollback has left holds nobody up', async () => {
  await database
    .transaction((transaction) => appendEvents(transaction, randomUUID(), 0, [added(1)]))
    .then(async () => {
      const failing = database.transaction(async (transaction) => {
        await appendEvents(transaction, randomUUID(), 0, [added(1)]);
        throw new Error('rolled back');
      });
      await expect(failing).rejects.toThrow('rolled back');
    });
  await appendEvents(database, randomUUID(), 0, [added(1)]);
  const seen: number[] = [];
  await projectLog(database, {
    after: 0,
    upTo: await settledHead(database),
    batch: 1,
    apply: async (events) => void seen.push(...events.map(({ position }) => position)),
  });
  expect(seen).toEqual([1, 3]);
});

test('a follower sees every event once and in order, however the writers overlap', async () => {
  const seen: string[] = [];
  const follower = followLog<Added>(service, database, {
    name: 'seen',
    apply: async (events) => void seen.push(...events.map(({ streamId, version }) => `${streamId} ${version}`)),
  });
  const handler = sums();
  const streams = Array.from({ length: 8 }, () => randomUUID());
  await Promise.all(
    streams.map(async (id) => {
      for (let amount = 1; amount <= 25; amount++) {
        await database.transaction(async (transaction) => {
          await handler.executeIn(transaction, id, amount);
          transaction.afterCommit(follower.wake);
          // Commits come in another order than positions.
          await transaction.query('select pg_sleep($1)', [((amount * 7) % 5) / 1_000]);
        });
      }
    }),
  );
  await until(() => seen.length >= 200);
  expect(new Set(seen).size).toBe(200);
  for (const id of streams) {
    const versions = seen.filter((each) => each.startsWith(id)).map((each) => Number(each.split(' ')[1]));
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  }
  expect(seen).toHaveLength(200);
});

test('a follower that failed takes the same events again', async () => {
  await appendEvents(database, randomUUID(), 0, [added(1), added(2)]);
  const seen: number[] = [];
  let fails = true;
  followLog<Added>(service, database, {
    name: 'seen',
    async apply(events) {
      seen.push(...events.map(({ event }) => event.data.amount));
      if (fails) {
        fails = false;
        throw new Error('the other store is away');
      }
    },
  });
  await until(() => seen.length >= 4);
  expect(seen).toEqual([1, 2, 1, 2]);
});
