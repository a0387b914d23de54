import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { createOnce } from '../../platform/idempotency/index.ts';
import { until } from '../../platform/testing/index.ts';
import { backofficeRoutes } from './backoffice/index.ts';
import { placeOrderRoutes } from './place-order/index.ts';
import { showOrdersRoutes } from './show-orders/index.ts';
import { type OrderService, orderRequest, startOrderPostgres, type TestOrders } from './testing/index.ts';

let postgres: TestOrders;
let shop: OrderService;
let server: HttpServer;
let woken = 0;

beforeAll(async () => {
  postgres = await startOrderPostgres();
  shop = await postgres.open();
  const { service, database, orders, readModel } = shop;
  server = await startHttpServer({ name: 'order', port: 0, log: service.log, readiness: createReadiness() });
  const wake = () => {
    woken += 1;
  };
  server.serve(
    placeOrderRoutes({ once: createOnce(service, database), orders, readModel }),
    showOrdersRoutes(readModel.views),
    backofficeRoutes({ database, orders, readModel, saga: { wake } }),
  );
});
afterAll(async () => {
  await server.stop();
  await shop[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
});

async function ask(path: string, { key, body }: { key?: string; body?: object } = {}) {
  const answer = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { 'content-type': 'application/json', connection: 'close', ...(key && { 'idempotency-key': key }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, location: answer.headers.get('location'), body: await answer.json() };
}
const place = (key: string, changes: object = {}) => ask('/orders', { key, body: { ...orderRequest, ...changes } });

test('an order is acknowledged with its view, and its customer finds it at once', async () => {
  const { status, location, body } = await place('first', { customerId: 'c-10' });
  expect(status).toBe(202);
  expect(body).toEqual({
    id: body.id,
    status: 'pending',
    reason: null,
    lines: orderRequest.lines,
    subtotal: 2_500,
    discount: 250,
    total: 2_250,
    currency: 'EUR',
    placedAt: expect.any(String),
  });
  expect(await ask(`${location}?customerId=c-10`)).toMatchObject({ status: 200, body });
  expect(await ask('/orders?customerId=c-10')).toMatchObject({ status: 200, body: { items: [body], total: 1 } });
});

test('ten requests with one idempotency key place one order, and tell of it once', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => place('the-key', { customerId: 'c-11' })));
  const [id, ...others] = new Set<string>(answers.map(({ body }) => body.id));
  expect(others).toEqual([]);
  expect(await ask('/orders?customerId=c-11')).toMatchObject({ body: { total: 1 } });
  await until(() => shop.broker.sent.some(({ key }) => key === id));
  expect(await shop.database.query('select from outbox where key = $1', [id])).toHaveLength(1);
});

test('an order cannot be placed without a key, or with an amount that is none', async () => {
  expect(await ask('/orders', { body: orderRequest })).toMatchObject({ status: 400 });
  const lines = [{ ...orderRequest.lines[0], quantity: 21 }];
  expect(await place('many', { lines })).toMatchObject({
    status: 400,
    body: { error: { code: 'validation', path: 'lines.0.quantity' } },
  });
});

test('another customer’s order is not found, nor one that cannot be', async () => {
  const { body } = await place('private', { customerId: 'c-12' });
  expect(await ask(`/orders/${body.id}?customerId=c-13`)).toMatchObject({ status: 404 });
  expect(await ask('/orders/17?customerId=c-12')).toMatchObject({ status: 404 });
  expect(await ask('/orders?customerId=%00')).toMatchObject({ status: 400 });
});

test('the back office sees whose orders they are, and finds those of one status', async () => {
  const { body } = await place('backoffice', { customerId: 'c-14', name: 'Bo', email: 'bo@example.test' });
  await shop.orders.execute(body.id, { type: 'reject-stock' });
  const found = await ask('/backoffice/orders?status=cancelled');
  expect(found).toMatchObject({
    status: 200,
    body: { items: [{ id: body.id, reason: 'out of stock', customer: { id: 'c-14', name: 'Bo' } }], total: 1 },
  });
  expect((await ask('/backoffice/orders?size=2')).body.items).toHaveLength(2);
  expect(await ask('/backoffice/orders?status=lost')).toMatchObject({ status: 400 });
});

test('the back office sees what has happened to an order', async () => {
  const { body } = await place('history');
  await shop.orders.execute(body.id, { type: 'accept-stock' });
  const { history } = (await ask(`/backoffice/orders/${body.id}`)).body;
  expect(history).toEqual([
    { version: 1, type: 'order-placed', at: expect.any(String) },
    { version: 2, type: 'stock-reserved', at: expect.any(String) },
  ]);
  expect(await ask('/backoffice/orders/00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404 });
});

test('a confirmed order is refunded once, however often that is asked for', async () => {
  const { body } = await place('refund');
  const refund = () => ask(`/backoffice/orders/${body.id}/refund`, { body: {} });
  expect(await refund()).toMatchObject({ status: 409, body: { error: { code: 'not-refundable' } } });
  await shop.orders.execute(body.id, { type: 'accept-stock' });
  await shop.orders.execute(body.id, { type: 'confirm-payment', chargeId: 'ch-1' });
  expect(await refund()).toMatchObject({ status: 202, body: { id: body.id, status: 'confirmed' } });
  expect(woken).toBe(1);
  await refund();
  await shop.orders.execute(body.id, { type: 'confirm-refund', refundId: 're-1' });
  expect(await refund()).toMatchObject({ status: 202, body: { status: 'refunded' } });
  const { history } = (await ask(`/backoffice/orders/${body.id}`)).body;
  expect(history.map(({ type }: { type: string }) => type).slice(3)).toEqual(['refund-requested', 'order-refunded']);
});
