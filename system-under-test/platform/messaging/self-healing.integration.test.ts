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
} from '../testing/index.ts';
import { consumeEvents, type EventConsumer } from './consume-events.ts';
import { defineEvent } from './define-event.ts';
import { on } from './event-handler.ts';
import { inboxSchema } from './inbox.ts';
import { type DeadLetters, openDeadLetters } from './open-dead-letters.ts';
import { retryBackoff } from './retry-backoff.ts';

const counted = defineEvent('thing.counted', { topic: 'things', data: z.object({ number: z.int() }) });
const RETRY = 'things.counter.retry';
const DEAD = 'things.counter.dead-letter';
const WAIT_MS = 60_000;

let postgres: TestPostgres;
let service: TestService;
let database: Database;
let broker: MemoryBroker;
let deadLetters: DeadLetters;
let now: number;
let applied: number[];
let failing: Set<number>;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const url = await postgres.createDatabase('self_healing');
  service = createTestService('counter');
  database = openPostgres(service, url);
  await migrate(service, database, inboxSchema);
  await database.asOwner((owner) => owner.query('create table effect (number integer)'));
}, 60_000);
beforeEach(async () => {
  await database.query('truncate inbox, parked_event, effect');
  broker = createMemoryBroker();
  now = Date.parse('2026-01-01T12:00:00Z');
  deadLetters = openDeadLetters(broker, () => now);
  applied = [];
  failing = new Set();
});
afterAll(async () => {
  await service.shutdown.run();
  await postgres.stop();
});

/** Counts what it has applied; the numbers in `failing` leave an effect and then throw. */
function consume(options: Partial<EventConsumer> = {}): void {
  const handler = on(counted, async ({ data: { number } }, transaction) => {
    await transaction.query('insert into effect values ($1)', [number]);
    if (failing.has(number)) throw new Error(`cannot count to ${number}`);
    transaction.afterCommit(() => applied.push(number));
  });
  consumeEvents(service, {
    broker,
    database,
    topic: 'things',
    handlers: [handler],
    retry: { retries: 2, backoff: retryBackoff({ kind: 'fixed', waitMs: WAIT_MS }) },
    now: () => now,
    ...options,
  });
}

function wire(number: number, key = 'key'): OutgoingMessage {
  const { topic, envelope } = counted.create(key, { number });
  const headers = { 'event-type': envelope.type, 'event-id': envelope.id };
  return { topic, key, value: JSON.stringify(envelope), headers };
}
const sentTo = (topic: string) => broker.sent.filter((message) => message.topic === topic);
const numbersIn = (topic: string) => sentTo(topic).map(({ value }) => JSON.parse(value ?? '{}').data?.number);
const effects = () => database.query('select number from effect order by number');

async function drainAfterTheWait() {
  now += WAIT_MS;
  return broker.drain(RETRY);
}
/** Until the group has given up. */
async function exhaustRetries(): Promise<void> {
  for (let round = 0; round < 3; round++) await drainAfterTheWait();
}

test('an event that fails leaves no half effect, waits in the retry topic, and is applied when it is due', async () => {
  consume();
  failing.add(1);
  await broker.deliver(wire(1));
  await broker.deliver(wire(2, 'another key'));
  expect(await effects()).toEqual([{ number: 2 }]);
  expect(sentTo(RETRY)).toMatchObject([
    {
      key: 'key',
      headers: {
        'event-type': 'thing.counted',
        'retry-attempt': '1',
        'retry-due': '2026-01-01T12:01:00.000Z',
        'retry-cause': 'cannot count to 1',
        'retry-origin-topic': 'things',
        'retry-origin-partition': '0',
        'retry-origin-offset': '0',
      },
    },
  ]);

  failing.clear();
  expect(await broker.drain(RETRY)).toEqual({ notBefore: now + WAIT_MS });
  expect(applied).toEqual([2]);
  expect(await drainAfterTheWait()).toBeUndefined();
  expect(applied).toEqual([2, 1]);
  expect(await database.query('select from parked_event')).toEqual([]);
});

test('an event that has failed as often as it may becomes a dead letter that says why, and where it comes from', async () => {
  consume();
  failing.add(1);
  await broker.deliver(wire(1));
  await exhaustRetries();
  expect(sentTo(RETRY)).toHaveLength(2);
  expect(sentTo(DEAD).map(({ headers }) => headers)).toEqual([
    {
      'event-type': 'thing.counted',
      'event-id': expect.any(String),
      'dead-letter-cause': 'cannot count to 1',
      'dead-letter-at': '2026-01-01T12:02:00.000Z',
      'dead-letter-topic': 'things',
      'dead-letter-partition': '0',
      'dead-letter-offset': '0',
    },
  ]);
  expect(await deadLetters.list()).toEqual([
    {
      topic: DEAD,
      partition: 0,
      offset: '0',
      key: 'key',
      eventType: 'thing.counted',
      eventId: expect.any(String),
      cause: 'cannot count to 1',
      origin: { topic: 'things', partition: 0, offset: '0' },
      at: '2026-01-01T12:02:00.000Z',
      replayedAt: undefined,
    },
  ]);
  expect(await effects()).toEqual([]);
});

test('later events of a key wait behind one that is tried again, and are applied in their order', async () => {
  consume();
  failing.add(1);
  for (const number of [1, 2, 3]) await broker.deliver(wire(number));
  expect(applied).toEqual([]);
  // The first one fails once more, so the others have to go round with it.
  await drainAfterTheWait();
  expect(applied).toEqual([]);
  failing.clear();
  await broker.deliver(wire(4));
  await drainAfterTheWait();
  await drainAfterTheWait();
  expect(applied).toEqual([1, 2, 3, 4]);
  await broker.deliver(wire(5));
  expect(applied).toEqual([1, 2, 3, 4, 5]);
});

test('an event that is delivered twice while it waits is applied once', async () => {
  consume();
  failing.add(1);
  const message = wire(1);
  await broker.deliver(message);
  await broker.deliver(message);
  failing.clear();
  await drainAfterTheWait();
  expect(applied).toEqual([1]);
  expect(await database.query('select from parked_event')).toEqual([]);
});

test('an event that was applied long ago does not join the line when it comes again', async () => {
  consume();
  const first = wire(1);
  await broker.deliver(first);
  failing.add(2);
  await broker.deliver(wire(2));
  await broker.deliver(first);
  expect(numbersIn(RETRY)).toEqual([2]);
});

test('where order is kept, later events follow a dead letter, and a replay of all brings them back in order', async () => {
  consume();
  failing.add(1);
  await broker.deliver(wire(1));
  await exhaustRetries();
  await broker.deliver(wire(2));
  await broker.deliver(wire(3, 'another key'));
  expect(applied).toEqual([3]);
  expect(numbersIn(DEAD)).toEqual([1, 2]);
  expect((await deadLetters.list())[0]?.cause).toMatch(/^waits behind .* given up$/);

  failing.clear();
  expect(await deadLetters.replayAll(DEAD)).toHaveLength(2);
  await broker.drain(RETRY);
  expect(applied).toEqual([3, 1, 2]);
  await broker.deliver(wire(4));
  expect(applied).toEqual([3, 1, 2, 4]);
});

test('where order is kept, a replay out of turn goes back to the dead letters', async () => {
  consume();
  failing.add(1);
  await broker.deliver(wire(1));
  await exhaustRetries();
  await broker.deliver(wire(2));
  await deadLetters.replay({ topic: DEAD, partition: 0, offset: '1' });
  await broker.drain(RETRY);
  expect(applied).toEqual([]);
  expect((await deadLetters.list())[0]).toMatchObject({ eventType: 'thing.counted', replayedAt: undefined });
});

test('where its loss is declared, later events are applied without the dead letter, and a replay applies it after them', async () => {
  consume({ order: 'lost' });
  failing.add(1);
  await broker.deliver(wire(1));
  await exhaustRetries();
  await broker.deliver(wire(2));
  expect(applied).toEqual([2]);
  failing.clear();
  await deadLetters.replay({ topic: DEAD, partition: 0, offset: '0' });
  await broker.drain(RETRY);
  expect(applied).toEqual([2, 1]);
});

test('an unreadable message becomes a dead letter at once, unchanged, and holds up nothing', async () => {
  consume();
  await broker.deliver({ topic: 'things', key: 'key', value: '{"id":', headers: {} });
  await broker.deliver(wire(1));
  expect(sentTo(DEAD)).toMatchObject([{ value: '{"id":' }]);
  expect(applied).toEqual([1]);
});

test('an event whose data nobody can read holds up its key alone', async () => {
  consume();
  const envelope = { ...counted.create('key', { number: 1 }).envelope, version: 7 };
  await broker.deliver({ topic: 'things', key: 'key', value: JSON.stringify(envelope), headers: {} });
  await broker.deliver(wire(2));
  await broker.deliver(wire(3, 'another key'));
  expect(applied).toEqual([3]);
  expect((await deadLetters.list()).map(({ cause }) => cause)).toContain(
    'thing.counted v7 cannot be read by a consumer of v1',
  );
});

test('what is put aside gets there, though Kafka is away for a while', async () => {
  consume();
  failing.add(1);
  broker.failSends(7);
  await broker.deliver(wire(1));
  expect(numbersIn(RETRY)).toEqual([1]);
}, 15_000);

test('a replay is remembered, refused a second time, and harmless if it happens all the same', async () => {
  consume();
  failing.add(1);
  await broker.deliver(wire(1));
  await exhaustRetries();
  failing.clear();
  const place = { topic: DEAD, partition: 0, offset: '0' };
  const unchanged = sentTo('things.counter.dead-letter')[0]?.value;
  await deadLetters.replay(place);
  expect(sentTo(RETRY).at(-1)).toMatchObject({ value: unchanged, headers: { 'retry-origin-topic': 'things' } });
  expect(await deadLetters.list()).toMatchObject([{ offset: '0', replayedAt: new Date(now).toISOString() }]);
  await expect(deadLetters.replay(place)).rejects.toMatchObject({ code: 'replayed-already' });
  expect(await deadLetters.replayAll(DEAD)).toEqual([]);

  await broker.producer.send([sentTo(RETRY).at(-1) as OutgoingMessage]);
  await broker.drain(RETRY);
  expect(applied).toEqual([1]);
});

test('what is not there cannot be replayed', async () => {
  consume();
  await expect(deadLetters.list({ topic: 'things' })).rejects.toMatchObject({ code: 'no-dead-letter-topic' });
  await broker.deliver({ topic: 'things', key: 'key', value: null, headers: {} });
  const nowhere = { topic: DEAD, partition: 0, offset: '9' };
  await expect(deadLetters.replay(nowhere)).rejects.toMatchObject({ code: 'no-dead-letter' });
});
