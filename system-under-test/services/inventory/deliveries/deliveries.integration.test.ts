import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RunningInventory, startInventory } from '../testing/start-inventory.ts';
import { receiveDelivery } from './index.ts';

let inventory: RunningInventory;

beforeAll(async () => {
  inventory = await startInventory();
});
beforeEach(() => inventory.restock());
afterAll(() => inventory.stop());

const deliver = (quantity: number, key: string = randomUUID(), productId = 'compass') =>
  receiveDelivery(inventory.database, { productId, quantity }, key);

/** An order that was confirmed when nothing was left. */
async function owe(quantity: number): Promise<string> {
  const orderId = randomUUID();
  await inventory.reserveInVain(orderId, ['sextant', quantity]);
  await inventory.expire();
  const others = randomUUID();
  const { free = 0 } = (await inventory.level('sextant')) ?? {};
  await inventory.reserve(others, ['sextant', free]);
  await inventory.sell(orderId);
  await inventory.release(others);
  return orderId;
}
const statusOf = async (orderId: string) => {
  const [row] = await inventory.database.query<{ status: string }>(
    'select status from reservation where order_id = $1',
    [orderId],
  );
  return row?.status;
};

test('what comes in can be sold', async () => {
  await deliver(5);
  expect(await inventory.level('compass')).toMatchObject({ received: 15, free: 15 });
});

test('a delivery that is announced twice comes in once', async () => {
  const [first, second] = await Promise.all([deliver(5, 'key-1'), deliver(5, 'key-1')]);
  expect(second).toEqual(first);
  expect(await deliver(5, 'key-1')).toEqual(first);
  expect(await inventory.level('compass')).toMatchObject({ received: 15 });
});

test.each([
  ['quantity', 6, 'compass'],
  ['product', 5, 'sextant'],
])('a key is for one %s', async (_, quantity, productId) => {
  await deliver(5, 'key-1');
  await expect(deliver(quantity, 'key-1', productId)).rejects.toMatchObject({ status: 422, code: 'key-reused' });
  expect(await inventory.level('compass')).toMatchObject({ received: 15 });
  expect(await inventory.level('sextant')).toMatchObject({ received: 10 });
});

test('nothing comes in of a product that nobody knows', async () => {
  await expect(deliver(1, 'key-1', 'astrolabe')).rejects.toMatchObject({ status: 404 });
});

test('orders that are owed pieces get them first, the oldest before the others', async () => {
  const [first, second] = [await owe(4), await owe(2)];
  await inventory.reserve(randomUUID(), ['sextant', 10]);
  expect(await inventory.level('sextant')).toMatchObject({ free: 0, owed: 6 });
  await deliver(3, 'key-1', 'sextant');
  expect([await statusOf(first), await statusOf(second)]).toEqual(['owed', 'owed']);
  await deliver(1, 'key-2', 'sextant');
  expect([await statusOf(first), await statusOf(second)]).toEqual(['sold', 'owed']);
  await deliver(3, 'key-3', 'sextant');
  expect([await statusOf(first), await statusOf(second)]).toEqual(['sold', 'sold']);
  expect(await inventory.level('sextant')).toMatchObject({ received: 17, reserved: 10, sold: 6, free: 1, owed: 0 });
});
