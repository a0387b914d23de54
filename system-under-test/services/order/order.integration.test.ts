import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../../platform/testing/index.ts';
import { type OrderService, startOrderPostgres, type TestOrders } from './testing/index.ts';

let postgres: TestOrders;
let shop: OrderService;

beforeAll(async () => {
  postgres = await startOrderPostgres();
});
afterAll(() => postgres[Symbol.asyncDispose]());
beforeEach(async () => {
  shop = await postgres.open();
  return () => shop[Symbol.asyncDispose]();
});

test('an order is shown to its customer alone', async () => {
  const orderId = await shop.place();
  expect(await shop.readModel.views.find(orderId, 'c-1')).toMatchObject({
    id: orderId,
    subtotal: 2_500,
    discount: 250,
    total: 2_250,
  });
  expect(await shop.readModel.views.find(orderId, 'c-2')).toBeUndefined();
});

test('of two outcomes that race, one holds: events, read model and what is told agree', async () => {
  const orderId = await shop.placeWithStock();
  await Promise.all([
    shop.orders.execute(orderId, { type: 'confirm-payment', chargeId: 'ch-1' }),
    shop.orders.execute(orderId, { type: 'decline-payment' }),
    shop.orders.execute(orderId, { type: 'confirm-payment', chargeId: 'ch-1' }),
  ]);
  const replayed = await shop.orders.read(orderId);
  expect(await shop.statusOf(orderId)).toBe(replayed.status);
  await until(() => shop.broker.sent.length === 2);
  expect(shop.told()).toEqual([
    'order.placed',
    replayed.status === 'confirmed' ? 'order.confirmed' : 'order.cancelled',
  ]);
  expect(await shop.database.query('select * from saga')).toEqual([]);
});
