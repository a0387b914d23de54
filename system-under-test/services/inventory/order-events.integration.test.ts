import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { orderConfirmed, orderPlaced } from '../../events/index.ts';
import { createMetrics } from '../../platform/metrics/index.ts';
import { createLog } from '../../platform/telemetry/index.ts';
import { orderEventHandlers } from './order-events.ts';
import { stockMetrics } from './stock-metrics.ts';
import { type RunningInventory, startInventory } from './testing/start-inventory.ts';

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

const line = (quantity: number) => ({ productId: 'compass', name: 'Brass compass', quantity, price: 100 });
const money = { total: 100, currency: 'EUR' };
const customer = { id: 'customer-1', name: 'Ada', email: 'ada@example.test' };

/** Hands inventory an event as its consumer does, with reservations that run out at once; returns what its metrics say then. */
async function hear(event: ReturnType<typeof orderPlaced.create>): Promise<string> {
  const metrics = createMetrics();
  const handlers = orderEventHandlers({
    outbox: { add: async (_, told) => void inventory.told.push(told) },
    reservationTtlMs: 0,
    log: createLog('inventory', 'silent'),
    metrics: stockMetrics(metrics),
  });
  const handler = handlers.find(({ definition }) => definition.type === event.envelope.type);
  await inventory.database.transaction(async (transaction) => handler?.handle(event.envelope as never, transaction));
  return metrics.expose();
}
const place = (quantity: number) =>
  hear(orderPlaced.create(orderId, { orderId, customerId: customer.id, lines: [line(quantity)], ...money }));
const confirm = (quantity: number) =>
  hear(orderConfirmed.create(orderId, { orderId, customer, lines: [line(quantity)], discount: 0, ...money }));
const answers = () => inventory.told.map(({ envelope: { type, data } }) => ({ type, data }));

test('an order that can be had is told so', async () => {
  await place(3);
  expect(answers()).toEqual([{ type: 'stock.reserved', data: { orderId } }]);
  expect(await inventory.level('compass')).toMatchObject({ reserved: 3 });
});

test('an order that cannot be had is told what is missing', async () => {
  await place(11);
  const missing = [{ productId: 'compass', wanted: 11, free: 10 }];
  expect(answers()).toEqual([{ type: 'stock.rejected', data: { orderId, missing } }]);
});

test('an order that is confirmed in time is sold, and nothing is said of it', async () => {
  await place(3);
  expect(await confirm(3)).not.toContain('inventory_late_sales_total{');
  expect(await inventory.level('compass')).toMatchObject({ reserved: 0, sold: 3 });
});

test('an order that is confirmed too late is counted as owed', async () => {
  await place(3);
  await inventory.expire();
  await inventory.reserve(randomUUID(), ['compass', 10]);
  expect(await confirm(3)).toContain('inventory_late_sales_total{status="owed"} 1');
  expect(await inventory.level('compass')).toMatchObject({ reserved: 10, sold: 0, owed: 3 });
});
