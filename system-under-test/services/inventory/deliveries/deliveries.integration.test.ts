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

const deliver = (quantity: number, productId = 'compass') =>
  inventory.database.transaction((transaction) => receiveDelivery(transaction, { productId, quantity }));

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
  expect(await deliver(5)).toMatchObject({ received: 15, free: 15 });
  expect(await inventory.level('compass')).toMatchObject({ received: 15, free: 15 });
});

test('deliveries at once all come in', async () => {
  await Promise.all([deliver(1), deliver(2), deliver(3)]);
  expect(await inventory.level('compass')).toMatchObject({ received: 16 });
});

test('nothing comes in of a product that nobody knows', async () => {
  await expect(deliver(1, 'astrolabe')).rejects.toMatchObject({ status: 404 });
});

test('orders that are owed pieces get them first, the oldest before the others', async () => {
  const [first, second] = [await owe(4), await owe(2)];
  await inventory.reserve(randomUUID(), ['sextant', 10]);
  expect(await inventory.level('sextant')).toMatchObject({ free: 0, owed: 6 });
  await deliver(3, 'sextant');
  expect([await statusOf(first), await statusOf(second)]).toEqual(['owed', 'owed']);
  await deliver(1, 'sextant');
  expect([await statusOf(first), await statusOf(second)]).toEqual(['sold', 'owed']);
  await deliver(3, 'sextant');
  expect([await statusOf(first), await statusOf(second)]).toEqual(['sold', 'sold']);
  expect(await inventory.level('sextant')).toMatchObject({ received: 17, reserved: 10, sold: 6, free: 1, owed: 0 });
});
