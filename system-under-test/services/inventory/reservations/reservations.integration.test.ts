import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type RunningInventory, startInventory } from '../testing/start-inventory.ts';

let inventory: RunningInventory;
let orderId: string;

beforeAll(async () => {
  inventory = await startInventory();
});
beforeEach(async () => {
  orderId = randomUUID();
  await inventory.restock();
});
afterAll(() => inventory.stop());

test('twenty orders at once cannot get more than there is', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => inventory.reserve(randomUUID(), ['compass', 1])));
  expect(answers.filter((missing) => missing.length === 0)).toHaveLength(10);
  expect(await inventory.level('compass')).toMatchObject({ received: 10, reserved: 10, sold: 0, free: 0 });
});

test('orders that want the same products in another order do not wait for each other in a circle', async () => {
  await inventory.database.query('update stock set received = 1000');
  const lines: [string, number][] = [
    ['compass', 1],
    ['sextant', 1],
  ];
  const kept = Array.from({ length: 60 }, () => randomUUID());
  for (const id of kept) await inventory.reserve(id, ...lines);
  const fresh = kept.map(() => randomUUID());
  const changes = kept.flatMap((id, at) => [
    at % 2 === 0 ? inventory.sell(id) : inventory.release(id),
    inventory.reserve(fresh[at] ?? '', ...(at % 2 === 0 ? lines : lines.toReversed())),
  ]);
  await Promise.all<unknown>(changes);
  expect(await inventory.level('compass')).toMatchObject({ reserved: 60, sold: 30 });
});

test('an order gets all of its lines or none', async () => {
  expect(await inventory.reserve(orderId, ['compass', 1], ['sextant', 11])).toEqual([
    { productId: 'sextant', wanted: 11, free: 10 },
  ]);
  expect(await inventory.level('compass')).toMatchObject({ reserved: 0, free: 10 });
});

test('what is released is free again, once', async () => {
  await inventory.reserve(orderId, ['compass', 2], ['compass', 1]);
  expect(await inventory.level('compass')).toMatchObject({ reserved: 3, free: 7 });
  for (let time = 0; time < 2; time++) await inventory.release(orderId);
  expect(await inventory.sell(orderId)).toEqual([]);
  expect(await inventory.level('compass')).toMatchObject({ reserved: 0, sold: 0, free: 10 });
});

test('what is sold stays sold, even if the order is cancelled later', async () => {
  await inventory.reserve(orderId, ['compass', 3]);
  expect(await inventory.sell(orderId)).toEqual([]);
  await inventory.release(orderId);
  expect(await inventory.level('compass')).toMatchObject({ reserved: 0, sold: 3, free: 7 });
});

test('a reservation that nobody settled is given back, and its order is told, once', async () => {
  await inventory.reserveInVain(orderId, ['compass', 2], ['sextant', 1]);
  const expired = await Promise.all([inventory.expire(), inventory.expire(), inventory.expire()]);
  expect(expired.flat()).toEqual([orderId]);
  expect(await inventory.expire()).toEqual([]);
  expect(await inventory.level('compass')).toMatchObject({ reserved: 0, free: 10 });
  expect(inventory.told.map(({ envelope: { type, key, data } }) => ({ type, key, data }))).toEqual([
    { type: 'stock.expired', key: orderId, data: { orderId } },
  ]);
});

test('only what has run out is given back', async () => {
  await inventory.reserve(orderId, ['compass', 2]);
  const sold = randomUUID();
  await inventory.reserveInVain(sold, ['compass', 1]);
  await inventory.sell(sold);
  expect(await inventory.expire()).toEqual([]);
  expect(await inventory.level('compass')).toMatchObject({ reserved: 2, sold: 1, free: 7 });
});

test('an order that is confirmed late gets its pieces while there are some', async () => {
  await inventory.reserveInVain(orderId, ['compass', 2]);
  await inventory.expire();
  expect(await inventory.sell(orderId)).toEqual([{ productId: 'compass', quantity: 2, status: 'sold' }]);
  expect(await inventory.sell(orderId)).toEqual([]);
  expect(await inventory.level('compass')).toMatchObject({ reserved: 0, sold: 2, free: 8, owed: 0 });
});

test('an order that is confirmed late takes nobody else’s pieces, and shows as owed', async () => {
  await inventory.reserveInVain(orderId, ['compass', 2], ['sextant', 1]);
  await inventory.expire();
  await inventory.reserve(randomUUID(), ['compass', 9]);
  const late = await inventory.sell(orderId);
  expect(late).toHaveLength(2);
  expect(late).toContainEqual({ productId: 'compass', quantity: 2, status: 'owed' });
  expect(late).toContainEqual({ productId: 'sextant', quantity: 1, status: 'sold' });
  expect(await inventory.level('compass')).toMatchObject({ reserved: 9, sold: 0, free: 1, owed: 2 });
});

test('an order that is cancelled after its reservation ran out changes nothing', async () => {
  await inventory.reserveInVain(orderId, ['compass', 2]);
  await inventory.expire();
  await inventory.release(orderId);
  expect(await inventory.level('compass')).toMatchObject({ reserved: 0, sold: 0, free: 10 });
});

test('an order that is confirmed while its reservation runs out has its pieces once', async () => {
  const orders = Array.from({ length: 10 }, () => randomUUID());
  for (const id of orders) await inventory.reserveInVain(id, ['sextant', 1], ['compass', 1]);
  await Promise.all([inventory.expire(), ...orders.map((id) => inventory.sell(id)), inventory.expire()]);
  for (const product of ['compass', 'sextant'])
    expect(await inventory.level(product)).toMatchObject({ reserved: 0, sold: 10, free: 0, owed: 0 });
});
