import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type DeadLetter, DeadLetterError, type DeadLetters } from '../../platform/messaging/index.ts';
import { createLog } from '../../platform/telemetry/index.ts';
import {
  type AskedCall,
  type BffUnderTest,
  type Callee,
  identityOf,
  startBff,
  startCallee,
} from '../shared/testing/index.ts';
import { adminRoutes } from './admin-routes.ts';
import { createEdges } from './edges.ts';

const peers = ['order', 'inventory', 'payment', 'product', 'analytics'] as const;
const order = {
  id: 'order-1',
  status: 'confirmed',
  reason: null,
  customer: { id: 'customer-1', name: 'Zoë', email: 'zoe@example.com' },
  lines: [{ productId: 'prod-001', name: 'Storm Lantern', quantity: 2, price: 4900 }],
  subtotal: 9800,
  discount: 0,
  total: 9800,
  currency: 'EUR',
  placedAt: '2026-01-01T00:00:00.000Z',
};
const history = [{ version: 1, type: 'order-placed', at: '2026-01-01T00:00:00.000Z' }];
const lantern = {
  id: 'prod-001',
  name: 'Storm Lantern',
  description: '',
  category: 'deck',
  price: 4900,
  currency: 'EUR',
};
const level = { productId: 'prod-001', received: 10, reserved: 1, sold: 2, free: 7 };
const letter: DeadLetter = {
  topic: 'orders.inventory.dead-letter',
  partition: 0,
  offset: '3',
  key: 'order-1',
  eventType: 'order.placed',
  eventId: 'e-1',
  cause: 'no such product',
  origin: { topic: 'orders', partition: 2, offset: '17' },
  at: '2026-01-01T00:00:00.000Z',
  replayedAt: undefined,
};
const olga = { id: 'admin-1', name: 'Olga', email: 'olga@example.com', role: 'admin', sessionId: 's-1' } as const;

let asked: AskedCall[];
let callees: Record<(typeof peers)[number], Callee>;
let deadLetters: DeadLetters;
let bff: BffUnderTest;

beforeEach(async () => {
  asked = [];
  const started = await Promise.all(peers.map(async (peer) => [peer, await startCallee(peer, asked)] as const));
  callees = Object.fromEntries(started) as typeof callees;
  deadLetters = { list: async () => [letter], replay: async () => letter, replayAll: async () => [letter, letter] };
  const log = createLog('admin-bff', 'silent');
  const edges = createEdges(
    {
      ORDER_URL: callees.order.url,
      INVENTORY_URL: callees.inventory.url,
      PAYMENT_URL: callees.payment.url,
      PRODUCT_URL: callees.product.url,
      ANALYTICS_URL: callees.analytics.url,
    },
    log,
  );
  const identity = identityOf({ olga, zoe: { ...olga, id: 'customer-1', role: 'customer' } });
  const letters: DeadLetters = {
    list: (options) => deadLetters.list(options),
    replay: (place) => deadLetters.replay(place),
    replayAll: (topic) => deadLetters.replayAll(topic),
  };
  bff = await startBff(adminRoutes({ ...edges, identity, deadLetters: letters }));
});

afterEach(async () => {
  await bff[Symbol.asyncDispose]();
  await Promise.all(Object.values(callees).map((callee) => callee[Symbol.asyncDispose]()));
});

const asOlga = (method: string, path: string, body?: unknown) => bff.send(method, path, { as: 'olga', body });

const routes = [
  ['GET', '/admin/api/session'],
  ['GET', '/admin/api/orders'],
  ['GET', '/admin/api/orders/order-1'],
  ['POST', '/admin/api/orders/order-1/refund'],
  ['GET', '/admin/api/stock'],
  ['POST', '/admin/api/stock/prod-001/deliveries'],
  ['PUT', '/admin/api/products/prod-001/price'],
  ['GET', '/admin/api/dead-letters'],
  ['POST', '/admin/api/dead-letters/replay'],
  ['GET', '/admin/api/reports/sales'],
  ['GET', '/Admin/API/Orders'],
] as const;

test.each(routes)('%s %s is for admins alone', async (method, path) => {
  expect(await bff.send(method, path)).toMatchObject({ status: 401 });
  expect(await bff.send(method, path, { as: 'zoe' })).toMatchObject({ status: 403 });
  expect(asked).toEqual([]);
});

test.each(routes.filter(([method]) => method !== 'GET'))('%s %s wants an idempotency key', async (method, path) => {
  expect(await bff.send(method, path, { as: 'olga', idempotencyKey: '', body: {} })).toMatchObject({
    status: 400,
    body: { error: { path: 'idempotency-key' } },
  });
  expect(asked).toEqual([]);
});

test('says who is logged in', async () => {
  const { id, name, email, role } = olga;
  expect(await asOlga('GET', '/admin/api/session')).toEqual({
    status: 200,
    body: { id, name, email, role },
    location: null,
  });
});

describe('orders', () => {
  test('are listed by status', async () => {
    callees.order.answer = () => ({ status: 200, body: { items: [order], total: 1 } });
    expect(await asOlga('GET', '/admin/api/orders?status=confirmed&page=2')).toMatchObject({
      status: 200,
      body: { items: [order], total: 1 },
    });
    expect(asked[0]?.path).toBe('/backoffice/orders?status=confirmed&page=2&size=20');
    expect(await asOlga('GET', '/admin/api/orders?status=lost')).toMatchObject({ status: 400 });
  });

  test('are shown with their history and charges', async () => {
    callees.order.answer = () => ({ status: 200, body: { ...order, history } });
    callees.payment.answer = () => ({
      status: 200,
      body: { items: [{ id: 'ch-1', amount: 9800, status: 'captured' }] },
    });
    expect(await asOlga('GET', '/admin/api/orders/order-1')).toMatchObject({
      status: 200,
      body: { id: 'order-1', history, charges: [{ id: 'ch-1', amount: 9800, status: 'captured' }] },
    });
    expect(asked.map(({ path }) => path)).toEqual(['/backoffice/orders/order-1', '/charges?orderId=order-1']);
  });

  test('are shown without their charges while payment is away', async () => {
    callees.order.answer = () => ({ status: 200, body: { ...order, history } });
    callees.payment.answer = () => ({ status: 503 });
    expect(await asOlga('GET', '/admin/api/orders/order-1')).toMatchObject({ status: 200, body: { charges: null } });
  });

  test('are refunded once for a key', async () => {
    callees.order.answer = () => ({ status: 202, body: order });
    expect(await asOlga('POST', '/admin/api/orders/order-1/refund')).toMatchObject({ status: 202, body: order });
    expect(asked[0]).toMatchObject({
      method: 'POST',
      path: '/backoffice/orders/order-1/refund',
      idempotencyKey: 'admin-1:key-1',
    });
  });

  test('that cannot be refunded say so', async () => {
    callees.order.answer = () => ({ status: 409, body: { error: { code: 'not-refundable', message: 'pending' } } });
    expect(await asOlga('POST', '/admin/api/orders/order-1/refund')).toMatchObject({
      status: 409,
      body: { error: { code: 'not-refundable' } },
    });
  });
});

describe('stock', () => {
  beforeEach(() => {
    callees.product.answer = () => ({
      status: 200,
      body: { items: [lantern, { ...lantern, id: 'prod-002' }], total: 2, page: 1, size: 24 },
    });
  });

  test('is shown for each product, unknown where inventory knows none', async () => {
    callees.inventory.answer = () => ({ status: 200, body: { items: [level] } });
    expect(await asOlga('GET', '/admin/api/stock?page=1')).toMatchObject({
      status: 200,
      body: {
        items: [
          { id: 'prod-001', price: 4900, stock: level },
          { id: 'prod-002', stock: null },
        ],
        total: 2,
      },
    });
    expect(asked.map(({ path }) => path)).toEqual(['/products?page=1&size=100', '/stock?ids=prod-001%2Cprod-002']);
  });

  test('is unknown while inventory is away', async () => {
    callees.inventory.answer = () => ({ status: 503 });
    expect(await asOlga('GET', '/admin/api/stock')).toMatchObject({
      status: 200,
      body: { items: [{ stock: null }, {}] },
    });
  });

  test('grows by a delivery', async () => {
    callees.inventory.answer = () => ({ status: 201, body: level });
    expect(await asOlga('POST', '/admin/api/stock/prod-001/deliveries', { quantity: 5 })).toMatchObject({
      status: 201,
      body: level,
    });
    expect(asked[0]).toMatchObject({
      path: '/stock/prod-001/deliveries',
      idempotencyKey: 'admin-1:key-1',
      body: { quantity: 5 },
    });
  });

  test.each([{ quantity: 0 }, { quantity: 1.5 }, { quantity: 10_001 }, {}])('does not grow by %o', async (body) => {
    expect(await asOlga('POST', '/admin/api/stock/prod-001/deliveries', body)).toMatchObject({
      status: 400,
      body: { error: { path: 'quantity' } },
    });
    expect(asked).toEqual([]);
  });
});

test('a price is changed', async () => {
  callees.product.answer = ({ body }) => ({ status: 200, body: { ...lantern, ...(body as object) } });
  expect(await asOlga('PUT', '/admin/api/products/prod-001/price', { price: 5100 })).toMatchObject({
    status: 200,
    body: { id: 'prod-001', price: 5100 },
  });
  expect(asked[0]).toMatchObject({ method: 'PUT', path: '/products/prod-001/price', body: { price: 5100 } });
  expect(await asOlga('PUT', '/admin/api/products/prod-001/price', { price: 0 })).toMatchObject({ status: 400 });
});

describe('dead letters', () => {
  test('are listed with their cause and origin', async () => {
    expect(await asOlga('GET', '/admin/api/dead-letters')).toMatchObject({
      status: 200,
      body: { items: [{ cause: 'no such product', origin: { topic: 'orders', partition: 2, offset: '17' } }] },
    });
  });

  test('are replayed one by one, or all that wait in a topic', async () => {
    const { topic, partition, offset } = letter;
    expect(await asOlga('POST', '/admin/api/dead-letters/replay', { topic, partition, offset })).toMatchObject({
      status: 202,
      body: { items: [{ offset: '3' }] },
    });
    expect(await asOlga('POST', '/admin/api/dead-letters/replay', { topic })).toMatchObject({
      status: 202,
      body: { items: [{}, {}] },
    });
    expect(await asOlga('POST', '/admin/api/dead-letters/replay', { topic, offset })).toMatchObject({ status: 400 });
  });

  test.each([
    ['no-dead-letter', 404],
    ['no-dead-letter-topic', 404],
    ['replayed-already', 409],
  ] as const)('say that one cannot be replayed: %s', async (code, status) => {
    deadLetters.replay = async () => {
      throw new DeadLetterError(code, 'not so');
    };
    const { topic, partition, offset } = letter;
    expect(await asOlga('POST', '/admin/api/dead-letters/replay', { topic, partition, offset })).toMatchObject({
      status,
      body: { error: { code } },
    });
  });
});

test('what was sold is told for real and synthetic orders apart', async () => {
  const figures = { orders: 2, confirmed: 1, cancelled: 1, refunded: 0, revenue: 9800 };
  const none = { orders: 0, confirmed: 0, cancelled: 0, refunded: 0, revenue: 0 };
  callees.analytics.answer = ({ path }) => ({
    status: 200,
    body: { days: [], total: path.includes('traffic=real') ? figures : none },
  });
  expect(await asOlga('GET', '/admin/api/reports/sales?from=2026-01-01')).toMatchObject({
    status: 200,
    body: { real: { total: figures }, synthetic: { total: none } },
  });
  expect(asked.map(({ path }) => path).sort()).toEqual([
    '/reports/sales?from=2026-01-01&traffic=real',
    '/reports/sales?from=2026-01-01&traffic=synthetic',
  ]);
  expect(await asOlga('GET', '/admin/api/reports/sales?from=yesterday')).toMatchObject({ status: 400 });
});
