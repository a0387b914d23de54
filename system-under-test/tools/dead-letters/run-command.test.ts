import { expect, test } from 'vitest';
import { BrokerUnavailable } from '../../platform/kafka/index.ts';
import { openDeadLetters } from '../../platform/messaging/index.ts';
import { createMemoryBroker } from '../../platform/testing/index.ts';
import { runCommand } from './run-command.ts';

const TOPIC = 'orders.inventory.dead-letter';

async function withLetters(...causes: string[]) {
  const broker = createMemoryBroker();
  await broker.producer.send(
    causes.map((cause, index) => ({
      topic: TOPIC,
      key: 'order-1',
      value: '{}',
      headers: {
        'event-type': 'order.placed',
        'dead-letter-cause': cause,
        'dead-letter-at': `2026-01-01T12:00:0${index}.000Z`,
        'dead-letter-topic': 'orders',
        'dead-letter-partition': '2',
        'dead-letter-offset': '7',
      },
    })),
  );
  const lines: string[] = [];
  const deadLetters = openDeadLetters(broker);
  return {
    broker,
    lines,
    run: (...args: string[]) =>
      runCommand(args, () => deadLetters, {
        out: (line) => lines.push(line),
        error: (line) => lines.push(`! ${line}`),
      }),
  };
}

test('lists what waits, newest first, with what replay needs and why it is there', async () => {
  const { run, lines } = await withLetters('no such\n  product', 'later');
  expect(await run('list')).toBe(0);
  expect(lines).toEqual([
    `${TOPIC} 0 1  2026-01-01T12:00:01.000Z  order.placed  key order-1  from orders 2 7`,
    '  later',
    `${TOPIC} 0 0  2026-01-01T12:00:00.000Z  order.placed  key order-1  from orders 2 7`,
    '  no such product',
    '2 dead letters waiting',
  ]);
});

test('replays one, and shows it from then on only when asked for all', async () => {
  const { run, lines, broker } = await withLetters('no');
  expect(await run('replay', TOPIC, '0', '0')).toBe(0);
  expect(broker.sent.map(({ topic }) => topic)).toContain('orders.inventory.retry');
  expect(await run('list')).toBe(0);
  expect(lines.at(-1)).toBe('0 dead letters waiting');
  expect(await run('list', TOPIC, '--all')).toBe(0);
  expect(lines.at(-3)).toMatch(/replayed \d{4}-/);
  expect(await run('replay', TOPIC, '0', '0')).toBe(1);
  expect(lines.at(-1)).toMatch(/^! .* was replayed at/);
});

test('replays all that wait, oldest first', async () => {
  const { run, lines, broker } = await withLetters('one', 'two');
  expect(await run('replay-all', TOPIC)).toBe(0);
  expect(lines.at(-1)).toBe('2 replayed');
  const replayed = broker.sent.filter(({ topic }) => topic === 'orders.inventory.retry');
  expect(replayed.map(({ headers }) => headers['dead-letter-cause'])).toEqual([undefined, undefined]);
});

test.each([
  [['replay', TOPIC, '0', '5'], 1],
  [['list', 'orders'], 1],
  [[], 2],
  [['replay', TOPIC], 2],
  [['replay', TOPIC, 'zero', '0'], 2],
  [['replay-all'], 2],
  [['list', '--everything'], 2],
])('%j ends with %d', async (args, code) => {
  const { run, lines } = await withLetters('no');
  expect(await run(...args)).toBe(code);
  expect(lines.at(-1)).toMatch(/^! /);
});

test('says when Kafka cannot be reached', async () => {
  const lines: string[] = [];
  const away = async () => {
    throw new BrokerUnavailable('nobody there');
  };
  const broker = { producer: { send: away }, reader: { topics: away, ranges: away, read: away } };
  const code = await runCommand(['list'], () => openDeadLetters(broker), {
    out: () => {},
    error: (line) => lines.push(line),
  });
  expect([code, lines]).toEqual([3, ['Kafka cannot be used: nobody there']]);
});
