import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, migrate, openPostgres } from '../../platform/postgres/index.ts';
import {
  createTestService,
  startTestPostgres,
  type TestPostgres,
  type TestService,
} from '../../platform/testing/index.ts';
import { reserveStock } from './reserve-stock.ts';
import { releaseStock, sellStock } from './settle-reservation.ts';
import { findStockLevel } from './stock-level.ts';

let postgres: TestPostgres;
let service: TestService;
let database: Database;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const url = await postgres.createDatabase('inventory');
  service = createTestService('inventory');
  database = openPostgres(service, url);
  await migrate(service, database, new URL('./schema.sql', import.meta.url));
});
beforeEach(async () => {
  await database.query('truncate stock, reservation');
  await database.query(`insert into stock (product_id, received) values ('compass', 10), ('sextant', 10)`);
});
afterAll(async () => {
  await service.shutdown.run();
  await postgres.stop();
});

const reserve = (orderId: string, ...lines: [productId: string, quantity: number][]) =>
  database.transaction((transaction) =>
    reserveStock(
      transaction,
      orderId,
      lines.map(([productId, quantity]) => ({ productId, quantity })),
    ),
  );
const level = (productId: string) => findStockLevel(database, productId);

test('twenty orders at once cannot get more than there is', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => reserve(randomUUID(), ['compass', 1])));
  expect(answers.filter((missing) => missing.length === 0)).toHaveLength(10);
  expect(await level('compass')).toMatchObject({ received: 10, reserved: 10, sold: 0, free: 0 });
});

test('orders that want the same products in another order do not wait for each other in a circle', async () => {
  const there = Array.from({ length: 5 }, () => reserve(randomUUID(), ['compass', 1], ['sextant', 1]));
  const back = Array.from({ length: 5 }, () => reserve(randomUUID(), ['sextant', 1], ['compass', 1]));
  expect((await Promise.all([...there, ...back])).flat()).toEqual([]);
});

test('an order gets all of its lines or none', async () => {
  expect(await reserve(randomUUID(), ['compass', 1], ['sextant', 11])).toEqual([
    { productId: 'sextant', wanted: 11, free: 10 },
  ]);
  expect(await level('compass')).toMatchObject({ reserved: 0, free: 10 });
});

test('what is released is free again, once', async () => {
  const orderId = randomUUID();
  await reserve(orderId, ['compass', 2], ['compass', 1]);
  expect(await level('compass')).toMatchObject({ reserved: 3, free: 7 });
  for (let time = 0; time < 2; time++) await database.transaction((transaction) => releaseStock(transaction, orderId));
  expect(await level('compass')).toMatchObject({ reserved: 0, sold: 0, free: 10 });
});

test('what is sold stays sold, even if the order is cancelled later', async () => {
  const orderId = randomUUID();
  await reserve(orderId, ['compass', 3]);
  await database.transaction((transaction) => sellStock(transaction, orderId));
  await database.transaction((transaction) => releaseStock(transaction, orderId));
  expect(await level('compass')).toMatchObject({ reserved: 0, sold: 3, free: 7 });
});
