import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineSystem, kafka, type RunningSystem, startSystem } from '../../harness/system/index.ts';
import { type Broker, openKafka } from '../../system-under-test/platform/kafka/index.ts';
import {
  consumeEvents,
  defineEvent,
  inboxSchema,
  on,
  openDeadLetters,
  retryBackoff,
} from '../../system-under-test/platform/messaging/index.ts';
import { type Database, migrate, openPostgres } from '../../system-under-test/platform/postgres/index.ts';
import {
  createTestService,
  startTestPostgres,
  type TestPostgres,
  type TestService,
  until,
} from '../../system-under-test/platform/testing/index.ts';

const RETRY = 'things.counter.retry';
const DEAD = 'things.counter.dead-letter';
const WAIT_MS = 1_500;

const counted = defineEvent('thing.counted', { topic: 'things', data: z.object({ number: z.int() }) });
const named = defineEvent('person.named', { topic: 'people', data: z.object({ name: z.string() }) });

const dir = mkdtempSync(join(tmpdir(), 'shakedown-self-healing-'));
let system: RunningSystem;
let postgres: TestPostgres;
let service: TestService;
let database: Database;
let broker: Broker;
const applied: { what: number | string; at: number }[] = [];
const failing = new Set<number>();

beforeAll(async () => {
  system = await startSystem(
    defineSystem({
      name: 'counting',
      services: {
        notes: {
          command: ['node', fileURLToPath(new URL('../testing/fixtures/notes.ts', import.meta.url))],
          uses: { kafka: 'KAFKA_BROKERS' },
        },
      },
      stores: { kafka: kafka() },
      topics: {
        things: { partitions: 2 },
        people: {},
        [RETRY]: {},
        [DEAD]: {},
        'people.counter.retry': {},
        'people.counter.dead-letter': {},
      },
      entry: { api: { to: 'notes' } },
    }),
    'embedded',
    { root: dir, runDir: dir, stateDir: dir },
  );
  postgres = await startTestPostgres();
  service = createTestService('counter');
  database = openPostgres(service, await postgres.createDatabase('counter'));
  await migrate(service, database, inboxSchema);
  broker = openKafka(service, [...system.kafkaBrokers()]);

  const count = on(counted, async ({ data: { number } }, transaction) => {
    if (failing.has(number)) throw new Error(`cannot count to ${number}`);
    transaction.afterCommit(() => applied.push({ what: number, at: Date.now() }));
  });
  const name = on(named, async ({ data }, transaction) => {
    transaction.afterCommit(() => applied.push({ what: data.name, at: Date.now() }));
  });
  const retry = { retries: 2, backoff: retryBackoff({ kind: 'fixed', waitMs: WAIT_MS }) };
  consumeEvents(service, { broker, database, topic: 'things', handlers: [count], retry });
  consumeEvents(service, { broker, database, topic: 'people', handlers: [name], retry });
});
afterAll(async () => {
  await service?.shutdown.run();
  await postgres?.stop();
  await system?.stop();
});

async function tell(number: number, key: string): Promise<void> {
  const { topic, envelope } = counted.create(key, { number });
  const headers = { 'event-type': envelope.type, 'event-id': envelope.id };
  await broker.producer.send([{ topic, key, value: JSON.stringify(envelope), headers }]);
}
const timeOf = (what: number | string) => applied.find((each) => each.what === what)?.at;
const order = () => applied.map(({ what }) => what);

test('one group of a service consumes several topics, each with its own handlers', async () => {
  const { topic, envelope } = named.create('p', { name: 'Ada' });
  await broker.producer.send([{ topic, key: 'p', value: JSON.stringify(envelope), headers: {} }]);
  await tell(0, 'other');
  await until(() => applied.length === 2, 30_000);
  expect(order()).toEqual(expect.arrayContaining(['Ada', 0]));
});

test('an event that failed waits until it is due, those behind it with it, and everything else goes on', async () => {
  applied.length = 0;
  failing.add(1);
  const told = Date.now();
  await tell(1, 'line');
  await tell(2, 'line');
  await until(() => database.query('select from parked_event').then((rows) => rows.length === 2), 20_000);
  failing.clear();
  await tell(3, 'other');
  await until(() => applied.length === 3, 20_000);
  expect(order()).toEqual([3, 1, 2]);
  expect((timeOf(1) ?? 0) - told).toBeGreaterThanOrEqual(WAIT_MS);
});

test('what was given up is listed, replayed to its group, and applied', async () => {
  applied.length = 0;
  failing.add(4);
  await tell(4, 'doomed');
  const deadLetters = openDeadLetters(broker);
  const letter = await until(async () => (await deadLetters.list({ topic: DEAD }))[0], 30_000);
  expect(letter).toMatchObject({
    eventType: 'thing.counted',
    key: 'doomed',
    cause: 'cannot count to 4',
    origin: { topic: 'things', partition: expect.any(Number), offset: expect.any(String) },
    replayedAt: undefined,
  });

  failing.clear();
  await deadLetters.replay(letter);
  await until(() => applied.length === 1, 20_000);
  expect(order()).toEqual([4]);
  expect(await deadLetters.list({ topic: DEAD })).toMatchObject([{ replayedAt: expect.any(String) }]);
});

test('a subscription hears how far behind it is', async () => {
  const messages = Array.from({ length: 5 }, (_, index) => ({
    topic: 'people',
    key: 'p',
    value: `${index}`,
    headers: {},
  }));
  await broker.producer.send(messages);
  const heard: number[] = [];
  broker.subscribe({
    topic: 'people',
    group: 'listener',
    onMessage: async () => undefined,
    onLag: (_, behind) => heard.push(behind),
  });
  await until(() => heard.at(-1) === 0, 20_000);
  expect(heard).toEqual([5, 4, 3, 2, 1, 0]);
});

test('a subscription from now on hears nothing of what was before', async () => {
  const heard: string[] = [];
  broker.subscribe({
    topic: 'things',
    group: 'late',
    from: 'now',
    async onMessage({ key }) {
      heard.push(key);
      return undefined;
    },
  });
  // It cannot be seen from outside when the group has joined.
  await until(async () => {
    await tell(100, 'new');
    return heard.length > 0;
  }, 20_000);
  expect(new Set(heard)).toEqual(new Set(['new']));
});
