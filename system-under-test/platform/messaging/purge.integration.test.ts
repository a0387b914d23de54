import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, migrate, openPostgres } from '../postgres/index.ts';
import { createTestService, startTestPostgres, type TestPostgres, type TestService, until } from '../testing/index.ts';
import { inboxSchema } from './inbox.ts';
import { outboxSchema } from './outbox.ts';
import { startPurge } from './purge.ts';
import { purgeInbox, purgeOutbox, purgeParkedEvents } from './purge-statements.ts';

let postgres: TestPostgres;
let service: TestService;
let database: Database;

beforeAll(async () => {
  postgres = await startTestPostgres();
  service = createTestService('tidy');
  database = openPostgres(service, await postgres.createDatabase('purge'));
  await migrate(service, database, inboxSchema, outboxSchema);
});
afterAll(async () => {
  await service.shutdown.run();
  await postgres.stop();
});

const count = async (table: string): Promise<number> => {
  const [row] = await database.query<{ rows: number }>(`select count(*)::integer as rows from ${table}`);
  return row?.rows ?? 0;
};

test('of the inbox goes, batch by batch, what cannot come again', async () => {
  await database.query(
    `insert into inbox select gen_random_uuid(), now() - interval '9 days' from generate_series(1, 2500)`,
  );
  await database.query(
    `insert into inbox select gen_random_uuid(), now() - interval '7 days' from generate_series(1, 3)`,
  );
  startPurge(service, database, 'inbox', purgeInbox);
  await until(async () => (await count('inbox')) === 3);
});

test('nobody waits any more behind a dead letter that is long gone', async () => {
  await database.query(
    `insert into parked_event (topic, event_id, key, given_up, parked_at)
     select 'things', gen_random_uuid(), 'key', true, now() - age * interval '1 day' from unnest(array[1, 7, 9, 30]) as age`,
  );
  startPurge(service, database, 'parked events', purgeParkedEvents);
  await until(async () => (await count('parked_event')) === 2);
});

test('of the outbox goes what was sent more than a day ago, and never what was not sent', async () => {
  await database.query(
    `insert into outbox (topic, key, envelope, trace_context, sent_at)
     select 'things', 'key', '{}', '{}', case when number % 2 = 0 then now() - interval '25 hours' end
     from generate_series(1, 10) as number`,
  );
  await database.query(
    `insert into outbox (topic, key, envelope, trace_context, sent_at) values ('things', 'key', '{}', '{}', now())`,
  );
  startPurge(service, database, 'outbox', purgeOutbox);
  await until(async () => (await count('outbox')) === 6);
  expect(await count('outbox where sent_at is null')).toBe(5);
});
