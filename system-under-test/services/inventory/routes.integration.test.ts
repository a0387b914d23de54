import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { createLog } from '../../platform/telemetry/index.ts';
import { stockRoutes } from './routes.ts';
import { type RunningInventory, startInventory } from './testing/start-inventory.ts';

let inventory: RunningInventory;
let server: HttpServer;

beforeAll(async () => {
  inventory = await startInventory();
  server = await startHttpServer({ port: 0, log: createLog('inventory', 'silent'), readiness: createReadiness() });
  server.serve(stockRoutes(inventory));
});
beforeEach(() => inventory.restock());
afterAll(async () => {
  await server.stop();
  await inventory.stop();
});

async function ask(path: string, init: RequestInit = {}): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    ...init,
    headers: { 'content-type': 'application/json', connection: 'close', ...init.headers },
  });
  return { status: answer.status, body: await answer.json() };
}
const deliver = (body: object, key = 'key-1', productId = 'compass') =>
  ask(`/stock/${productId}/deliveries`, {
    method: 'POST',
    headers: { ...(key && { 'idempotency-key': key }) },
    body: JSON.stringify(body),
  });
const compass = { productId: 'compass', received: 10, reserved: 0, sold: 0, free: 10, owed: 0 };

test('shows the stock of one product', async () => {
  expect(await ask('/stock/compass')).toEqual({ status: 200, body: compass });
});

test.each(['astrolabe', 'a%00b'])('has nothing to show of %s', async (id) => {
  expect(await ask(`/stock/${id}`)).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } });
});

test('shows the stock of several products, those it knows', async () => {
  const { body } = await ask('/stock?ids=sextant,compass,astrolabe');
  expect(body).toMatchObject({ items: [{ productId: 'compass' }, { productId: 'sextant' }] });
});

test('wants to know which products', async () => {
  expect(await ask('/stock')).toMatchObject({ status: 400, body: { error: { path: 'ids' } } });
});

test('takes in a delivery, and answers a repeated key as before', async () => {
  const first = await deliver({ quantity: 5 });
  expect(first).toMatchObject({ status: 201, body: { ...compass, received: 15, free: 15 } });
  expect(await deliver({ quantity: 5 })).toEqual(first);
});

test('a delivery that is announced twice at once comes in once', async () => {
  const [first, second] = await Promise.all([deliver({ quantity: 5 }), deliver({ quantity: 5 })]);
  expect(second).toEqual(first);
  expect(await inventory.level('compass')).toMatchObject({ received: 15 });
});

test('a key is for one delivery', async () => {
  await deliver({ quantity: 5 });
  expect(await deliver({ quantity: 6 })).toMatchObject({ status: 422, body: { error: { code: 'key-reused' } } });
  expect(await inventory.level('compass')).toMatchObject({ received: 15 });
});

test('takes nothing in of a product that nobody knows', async () => {
  expect(await deliver({ quantity: 5 }, 'key-1', 'astrolabe')).toMatchObject({ status: 404 });
});

test('refuses a delivery without a key, or of nothing', async () => {
  expect(await deliver({ quantity: 5 }, '')).toMatchObject({ status: 400 });
  expect(await deliver({ quantity: 0 })).toMatchObject({ status: 400, body: { error: { path: 'quantity' } } });
});
