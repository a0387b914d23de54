import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { defineSystem, kafka, type RunningSystem, startSystem } from '../../harness/system/index.ts';
import { poison, redeliver } from '../faults/index.ts';
import { poisonHeader } from './produce-poison.ts';

const signal = new AbortController().signal;
const dir = mkdtempSync(join(tmpdir(), 'shakedown-repeat-'));
let system: RunningSystem;
beforeAll(async () => {
  system = await startSystem(
    defineSystem({
      name: 'topics',
      services: {
        notes: {
          command: ['node', fileURLToPath(new URL('../testing/fixtures/notes.ts', import.meta.url))],
          uses: { kafka: 'KAFKA_BROKERS' },
        },
      },
      stores: { kafka: kafka() },
      topics: { orders: { partitions: 2 }, poisoned: { partitions: 2 }, empty: {} },
      entry: { api: { to: 'notes' } },
    }),
    'embedded',
    { root: dir, runDir: dir, stateDir: dir },
  );
});
afterAll(async () => {
  await system?.stop();
});

const client = () => new Kafka({ brokers: [...system.kafkaBrokers()], logLevel: logLevel.NOTHING });

interface Seen {
  readonly partition: number;
  readonly key: string | undefined;
  readonly value: string | undefined;
  readonly type: string | undefined;
}

async function readAll(topic: string, count: number): Promise<Seen[]> {
  const consumer = client().consumer({ groupId: `test-${Math.random()}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  const records: Seen[] = [];
  await new Promise<void>((resolve) => {
    void consumer.run({
      eachMessage: async ({ partition, message: { key, value, headers } }) => {
        records.push({
          partition,
          key: key?.toString(),
          value: value?.toString(),
          type: headers?.['event-type']?.toString(),
        });
        if (records.length >= count) resolve();
      },
    });
  });
  await consumer.disconnect();
  return records;
}

test('the newest records of each partition come again: same key, value, headers and partition, in their order', async () => {
  const producer = client().producer();
  await producer.connect();
  const messages = Array.from({ length: 10 }, (_, at) => ({
    partition: at % 2,
    key: `order-${at}`,
    value: at === 9 ? null : `{"at":${at}}`,
    headers: { 'event-type': `type-${at}` },
  }));
  await producer.send({ topic: 'orders', messages });
  await producer.disconnect();

  const prepared = redeliver('orders', { last: 3 }).prepare(system, 'test');
  expect(await prepared.apply(signal)).toEqual({ hit: ['6 records of orders'] });

  const records = await readAll('orders', 16);
  for (const partition of [0, 1]) {
    const inOrder = records.filter((record) => record.partition === partition).map(({ key }) => key);
    const produced = messages.filter((message) => message.partition === partition).map(({ key }) => key);
    expect(inOrder).toEqual([...produced, ...produced.slice(-3)]);
  }
  const [first, again] = records.filter(({ key }) => key === 'order-9');
  expect(again).toEqual(first);
  expect(first).toEqual({ partition: 1, key: 'order-9', value: undefined, type: 'type-9' });

  const admin = client().admin();
  await admin.connect();
  const { groups } = await admin.listGroups();
  await admin.disconnect();
  expect(groups.map(({ groupId }) => groupId).filter((id) => id.startsWith('shakedown'))).toEqual([]);
});

test('poison: one record for each partition that is no JSON and says where it comes from', async () => {
  const { hit } = await poison('poisoned').prepare(system, 'lease-7').apply(signal);
  expect(hit).toEqual(['2 records of poisoned']);
  const records = await readAll('poisoned', 2);
  expect(records.map(({ partition }) => partition).sort()).toEqual([0, 1]);
  for (const { key, value } of records) {
    expect(key).toContain(`${poisonHeader}-lease-7`);
    expect(() => JSON.parse(value ?? '')).toThrow(SyntaxError);
  }
});

test('a topic without records: there was nothing to hit', async () => {
  expect(await redeliver('empty').prepare(system, 'test').apply(signal)).toEqual({ hit: [] });
});

test('a topic that does not exist is named with those there are', () => {
  expect(() => redeliver('moon').prepare(system, 'test')).toThrowError(
    expect.objectContaining({
      code: 'SD_TOPIC_UNKNOWN',
      message: expect.stringContaining('there are orders, poisoned, empty'),
    }),
  );
});
