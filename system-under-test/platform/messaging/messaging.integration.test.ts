import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { OutgoingMessage } from '../kafka/index.ts';
import { type Database, migrate, openPostgres } from '../postgres/index.ts';
import {
  createMemoryBroker,
  createTestService,
  type MemoryBroker,
  startTestPostgres,
  type TestPostgres,
  type TestService,
  until,
} from '../testing/index.ts';
import { consumeEvents } from './consume-events.ts';
import { defineEvent } from './define-event.ts';
import { on } from './event-handler.ts';
import { inboxSchema } from './inbox.ts';
import { openOutbox, outboxSchema } from './outbox.ts';

const counted = defineEvent('thing.counted', { topic: 'things', data: z.object({ number: z.int() }) });

let postgres: TestPostgres;
let service: TestService;
let database: Database;
let broker: MemoryBroker;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const url = await postgres.createDatabase('messaging');
  service = createTestService('counter');
  database = openPostgres(service, url);
  await migrate(service, database, inboxSchema, outboxSchema);
  await database.asOwner((owner) => owner.query('create table effect (number integer)'));
}, 60_000);
beforeEach(async () => {
  await database.query('truncate inbox, outbox, effect');
  broker = createMemoryBroker();
});
afterAll(async () => {
  await service.shutdown.run();
  await postgres.stop();
});

const wire = (number: number): OutgoingMessage => {
  const { topic, envelope } = counted.create('key', { number });
  return { topic, key: envelope.key, value: JSON.stringify(envelope), headers: {} };
};
const numbersOf = (messages: readonly OutgoingMessage[]) =>
  messages.map(({ value }) => JSON.parse(value ?? '').data.number);
const effects = () => database.query('select number from effect order by number');

function consume(): void {
  const handler = on(counted, async ({ data }, transaction) => {
    await transaction.query('insert into effect values ($1)', [data.number]);
  });
  consumeEvents(service, { broker, database, topic: 'things', handlers: [handler] });
}

test('what a transaction rolled back is never published', async () => {
  await using publisher = createTestService('publisher');
  const outbox = openOutbox(publisher, database, broker.producer);
  const rolledBack = database.transaction(async (transaction) => {
    await outbox.add(transaction, counted.create('key', { number: 1 }));
    throw new Error('no');
  });
  await expect(rolledBack).rejects.toThrow('no');
  await database.transaction((transaction) => outbox.add(transaction, counted.create('key', { number: 2 })));
  await until(() => broker.sent.length > 0);
  expect(numbersOf(broker.sent)).toEqual([2]);
});

test('an event says the id of its schema, once it has one', async () => {
  await using publisher = createTestService('publisher');
  let id: number | undefined;
  const outbox = openOutbox(publisher, database, broker.producer, { of: () => id });
  const tell = (number: number) =>
    database.transaction((transaction) => outbox.add(transaction, counted.create('key', { number })));
  await tell(1);
  await until(() => broker.sent.length === 1);
  id = 42;
  await tell(2);
  await until(() => broker.sent.length === 2);
  expect(broker.sent.map(({ headers }) => headers['schema-id'])).toEqual([undefined, '42']);
});

test('events are published in the order they were written, though sends fail in between', async () => {
  await using publisher = createTestService('publisher');
  broker.failSends(2);
  const outbox = openOutbox(publisher, database, broker.producer);
  const written = Array.from({ length: 250 }, (_, number) => number);
  for (const number of written) {
    await database.transaction((transaction) => outbox.add(transaction, counted.create('key', { number })));
  }
  await until(() => broker.sent.length >= written.length);
  expect(numbersOf(broker.sent)).toEqual(written);
});

test('a send whose answer was lost is repeated with the same event ids', async () => {
  await using publisher = createTestService('publisher');
  broker.failSends(1, { afterArrival: true });
  const outbox = openOutbox(publisher, database, broker.producer);
  await database.transaction((transaction) => outbox.add(transaction, counted.create('key', { number: 1 })));
  await until(() => broker.sent.length === 2);
  expect(broker.sent[1]).toMatchObject({ value: broker.sent[0]?.value });
});

test('an event that is delivered twice, even at once, takes effect once', async () => {
  consume();
  const message = wire(1);
  await Promise.all([broker.deliver(message), broker.deliver(message)]);
  await broker.deliver(message);
  expect(await effects()).toEqual([{ number: 1 }]);
});
