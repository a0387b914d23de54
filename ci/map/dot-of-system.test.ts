import { expect, test } from 'vitest';
import { kafka, postgres } from '../../harness/system/index.ts';
import { dotOfSystem } from './dot-of-system.ts';
import { drawMap } from './draw-map.ts';

const system = {
  name: 'small',
  entry: { web: { to: 'order' } },
  services: {
    order: {
      command: ['node', 'order.ts'],
      uses: { psp: 'PSP_URL', db: 'DATABASE_URL', broker: 'KAFKA_BROKERS' },
      publishes: ['orders'],
    },
    mailer: { command: ['node', 'mailer.ts'], uses: { broker: 'KAFKA_BROKERS' }, subscribes: ['orders'] },
    psp: { command: ['node', 'psp.ts'], role: 'outside' as const },
  },
  stores: { db: postgres(), broker: kafka() },
  topics: { orders: {}, 'orders.mailer.dead-letter': {} },
};

test('draws every call, and every event through its topic', () => {
  const dot = dotOfSystem(system);
  expect(dot).toContain('"client" -> "order";');
  expect(dot).toContain('"order" -> "psp";');
  expect(dot).toContain('"order" -> "topic orders" [style=dashed');
  expect(dot).toContain('"topic orders" -> "mailer" [style=dashed');
});

test('a store stands in the box of its service, and plumbing stays out of the picture', () => {
  const dot = dotOfSystem(system);
  expect(dot).toContain('label="order\\n▤ db"');
  expect(dot).not.toContain('-> "db"');
  expect(dot).not.toContain('dead-letter');
});

test('a name with quotes cannot break out of its box', () => {
  const dot = dotOfSystem({ ...system, name: 'a "small" \\ one' });
  expect(dot).toMatch(/^digraph "a \\"small\\" \\\\ one" \{/);
});

test('the picture is an SVG with every service in it', async () => {
  const svg = await drawMap(system);
  expect(svg).toMatch(/^<svg /);
  for (const name of ['order', 'mailer', 'psp', 'orders']) expect(svg).toContain(`>${name}<`);
});
