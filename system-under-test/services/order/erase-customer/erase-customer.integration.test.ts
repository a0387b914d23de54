import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { until } from '../../../platform/testing/index.ts';
import { rebuildOrderViews } from '../read-model/index.ts';
import { type OrderService, startOrderPostgres, type TestOrders } from '../testing/index.ts';
import { eraseCustomer } from './erase-customer.ts';

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

const erase = (customerId: string) =>
  shop.database.transaction((transaction) => eraseCustomer(transaction, shop.orders, customerId));
const erased = { id: 'c-1', name: 'Erased customer', email: 'erased@customer.invalid' };

/** Whether the name or the address is anywhere in the service's database. */
async function remembers(text: string): Promise<string[]> {
  const rows = await shop.database.query<{ place: string }>(
    `select 'event' as place from event where data::text like $1
     union all select 'snapshot' from snapshot where state::text like $1
     union all select 'order_view' from order_view where document::text like $1
     union all select 'outbox' from outbox where envelope::text like $1`,
    [`%${text}%`],
  );
  return [...new Set(rows.map(({ place }) => place))].toSorted();
}

test('nothing that order keeps names the customer any more, and another one is left alone', async () => {
  const orderId = await shop.placeWithStock();
  await shop.orders.execute(orderId, { type: 'confirm-payment', chargeId: 'ch-1' });
  await shop.orders.execute(orderId, { type: 'request-refund', reason: 'broken' });
  const other = await shop.place({ customerId: 'c-2', name: 'Bo', email: 'bo@example.test' });
  expect(await remembers('ada@example.test')).toEqual(['event', 'order_view', 'outbox', 'snapshot']);
  await erase('c-1');
  expect(await remembers('ada@example.test')).toEqual([]);
  expect(await remembers('Ada')).toEqual([]);
  expect(await shop.readModel.views.load([other])).toMatchObject([{ customer: { id: 'c-2', name: 'Bo' } }]);
});

test('the order itself stays: its money, its lines, and its way on', async () => {
  const orderId = await shop.placeWithStock();
  await erase('c-1');
  expect(await shop.readModel.views.list({ customerId: 'c-1', page: 1, size: 10 })).toMatchObject({
    items: [{ id: orderId, total: 2_250, lines: [{ productId: 'prod-001' }], customer: erased }],
  });
  shop.startSaga({
    async charge({ customer, paymentMethod }) {
      expect([customer, paymentMethod]).toEqual([erased, 'tok_visa']);
      return { status: 'captured', chargeId: 'ch-1' };
    },
  });
  await until(async () => (await shop.statusOf(orderId)) === 'confirmed');
});

test('to be asked twice changes nothing, and neither does a customer without orders', async () => {
  const orderId = await shop.place();
  for (const customerId of ['c-1', 'c-1', 'c-9']) await erase(customerId);
  expect(await shop.readModel.views.load([orderId])).toMatchObject([{ version: 2 }]);
});

test('a read model that is built anew knows nothing of the customer either', async () => {
  await shop.place();
  await erase('c-1');
  await rebuildOrderViews(shop.database, shop.readModel);
  expect(await remembers('ada@example.test')).toEqual([]);
});
