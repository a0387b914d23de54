import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { orderCancelled, orderConfirmed, orderPlaced, orderRefunded, topics } from '../../events/index.ts';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import {
  consumeEvents,
  type EventEnvelope,
  inboxSchema,
  type PublishableEvent,
} from '../../platform/messaging/index.ts';
import { type Database, migrate, openPostgres } from '../../platform/postgres/index.ts';
import {
  createMemoryBroker,
  createTestService,
  type MemoryBroker,
  startTestPostgres,
  type TestPostgres,
  type TestService,
} from '../../platform/testing/index.ts';
import { orderEventHandlers } from './facts/index.ts';
import { rebuildFacts } from './rebuild/index.ts';
import { reportRoutes } from './reports/index.ts';

let postgres: TestPostgres;
let service: TestService;
let database: Database;
let broker: MemoryBroker;
let http: HttpServer;

beforeAll(async () => {
  postgres = await startTestPostgres();
  service = createTestService('analytics');
  database = openPostgres(service, await postgres.createDatabase('analytics'));
  await migrate(service, database, new URL('./schema.sql', import.meta.url), inboxSchema);
  broker = createMemoryBroker();
  consumeEvents(service, { broker, database, topic: topics.orders, handlers: orderEventHandlers });
  http = await startHttpServer({ name: 'analytics', port: 0, log: service.log, readiness: createReadiness() });
  http.serve(reportRoutes(database));
}, 60_000);
beforeEach(() => forgetAll());
afterAll(async () => {
  await http.stop();
  await service.shutdown.run();
  await postgres.stop();
});

const forgetAll = () => database.query('truncate order_fact, inbox');
const tell = (...events: PublishableEvent[]) =>
  Promise.all(events.map(({ topic, envelope }) => broker.deliver(wire(topic, envelope))));
const wire = (topic: string, envelope: EventEnvelope) => ({
  ...{ topic, key: envelope.key, value: JSON.stringify(envelope), headers: {} },
});

/** All that can happen to an order, an hour apart from noon of `day` on. */
function order(day: string, { total = 1_000, synthetic = false } = {}) {
  const orderId = randomUUID();
  const customer = { id: 'customer-1', name: 'Ada', email: 'ada@example.test' };
  const lines = [{ productId: 'prod-001', name: 'Brass compass', quantity: 1, price: total }];
  const at = (hour: number, { topic, envelope }: PublishableEvent): PublishableEvent => ({
    topic,
    envelope: { ...envelope, at: `${day}T${hour}:00:00.000Z`, ...(synthetic && { synthetic: true as const }) },
  });
  return {
    placed: at(12, orderPlaced.create(orderId, { orderId, customerId: 'customer-1', lines, total, currency: 'EUR' })),
    confirmed: at(
      13,
      orderConfirmed.create(orderId, { orderId, customer, lines, discount: 0, total, currency: 'EUR' }),
    ),
    cancelled: at(13, orderCancelled.create(orderId, { orderId, reason: 'out of stock' })),
    refunded: at(14, orderRefunded.create(orderId, { orderId, customer, total, currency: 'EUR' })),
  };
}

async function sales(query = '?from=2026-01-01&to=2026-12-31') {
  const response = await fetch(`http://127.0.0.1:${http.port}/reports/sales${query}`, {
    headers: { connection: 'close' },
  });
  return { status: response.status, body: await response.json() };
}

const nothing = { orders: 0, confirmed: 0, cancelled: 0, refunded: 0, revenue: 0 };

/** One order that was kept, one that was cancelled, one that was given back, and one of a journey, over two days. */
function someSales(): PublishableEvent[] {
  const kept = order('2026-03-01', { total: 1_500 });
  const lost = order('2026-03-01');
  const returned = order('2026-03-02', { total: 700 });
  const journey = order('2026-03-02', { total: 90_000, synthetic: true });
  return [
    ...[kept.placed, kept.confirmed, lost.placed, lost.cancelled],
    ...[returned.placed, returned.confirmed, returned.refunded, journey.placed, journey.confirmed],
  ];
}
const realSales = {
  days: [
    { date: '2026-03-01', orders: 2, confirmed: 1, cancelled: 1, refunded: 0, revenue: 1_500 },
    { date: '2026-03-02', orders: 1, confirmed: 1, cancelled: 0, refunded: 1, revenue: 0 },
  ],
  total: { orders: 3, confirmed: 2, cancelled: 1, refunded: 1, revenue: 1_500 },
};

test('adds up by day what happened to real orders', async () => {
  await tell(...someSales());
  expect(await sales()).toEqual({ status: 200, body: realSales });
});

test('keeps synthetic traffic apart', async () => {
  await tell(...someSales());
  expect((await sales('?from=2026-01-01&to=2026-12-31&traffic=synthetic')).body).toEqual({
    days: [{ date: '2026-03-02', ...nothing, orders: 1, confirmed: 1, revenue: 90_000 }],
    total: { ...nothing, orders: 1, confirmed: 1, revenue: 90_000 },
  });
});

test('comes to the same from the start, with everything told again and backwards', async () => {
  const events = someSales();
  await tell(...events);
  const before = await sales();
  await forgetAll();
  for (const event of events.toReversed()) await tell(event, event);
  expect(await sales()).toEqual(before);
});

test('heals when the events are recorded anew, while new ones come in', async () => {
  const { producer, reader } = createMemoryBroker();
  const events = someSales();
  await producer.send([
    ...events.map(({ topic, envelope }) => wire(topic, envelope)),
    { topic: topics.orders, key: 'k', value: 'nobody can read this', headers: {} },
  ]);
  await tell(...events.slice(0, 3));
  await database.query(`update order_fact set traffic = 'synthetic', total = 1, placed_at = now()`);
  const [recorded] = await Promise.all([rebuildFacts(database, reader), tell(...events.slice(3))]);
  expect(recorded).toBe(events.length);
  expect((await sales()).body).toEqual(realSales);
});

test('what a later event does not tell stays known', async () => {
  const { placed, cancelled } = order('2026-03-01', { total: 800 });
  await tell(placed);
  await tell(cancelled);
  expect(await database.query('select total from order_fact')).toEqual([{ total: 800 }]);
});

test('a figure belongs to the day on which it happened', async () => {
  const { placed, confirmed } = order('2026-03-01', { total: 800 });
  const { envelope } = confirmed;
  await tell(placed, { ...confirmed, envelope: { ...envelope, at: '2026-03-02T00:00:00.000Z' } });
  expect((await sales()).body).toMatchObject({
    days: [
      { date: '2026-03-01', orders: 1, confirmed: 0, revenue: 0 },
      { date: '2026-03-02', orders: 0, confirmed: 1, revenue: 800 },
    ],
  });
});

test('reports the days asked for, both included', async () => {
  for (const day of ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']) await tell(order(day).placed);
  expect((await sales('?from=2026-03-02&to=2026-03-03')).body).toMatchObject({
    days: [{ date: '2026-03-02' }, { date: '2026-03-03' }],
    total: { orders: 2 },
  });
});

test('reports the last 30 days unless asked otherwise', async () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
  await tell(order(daysAgo(31)).placed, order(daysAgo(28)).placed, order(daysAgo(0)).placed);
  expect((await sales('')).body).toMatchObject({ total: { orders: 2 } });
});

test.each([
  ['?from=yesterday', 'from'],
  ['?from=2026-02-30', 'from'],
  ['?from=2026-03-02&to=2026-03-01', 'from'],
  ['?traffic=all', 'traffic'],
  ['?until=2026-03-01', 'until'],
])('refuses %s', async (query, path) => {
  expect(await sales(query)).toMatchObject({ status: 400, body: { error: { code: 'validation', path } } });
});
