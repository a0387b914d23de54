import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { EdgeError } from '../../platform/edges/index.ts';
import { inboxSchema, openOutbox, outboxSchema } from '../../platform/messaging/index.ts';
import { type Database, migrate, openPostgres } from '../../platform/postgres/index.ts';
import {
  createMemoryBroker,
  createTestService,
  type MemoryBroker,
  startTestPostgres,
  type TestPostgres,
  type TestService,
  until,
} from '../../platform/testing/index.ts';
import { createOrders } from './create-orders.ts';
import type { Orders } from './orders.ts';
import type { PaymentClient } from './payment-client.ts';
import { placeOrder } from './place-order.ts';
import { findOrder, findOrders } from './read-model/index.ts';
import { startPaymentSaga } from './saga/index.ts';

let postgres: TestPostgres;
let url: string;
let service: TestService;
let database: Database;
let broker: MemoryBroker;
let orders: Orders;

beforeAll(async () => {
  postgres = await startTestPostgres();
  url = await postgres.createDatabase('orders');
});
afterAll(() => postgres.stop());
beforeEach(async () => {
  service = createTestService('order');
  database = openPostgres(service, url);
  await migrate(service, database, new URL('./schema.sql', import.meta.url), inboxSchema, outboxSchema);
  await database.query('truncate event, order_view, order_line_view, idempotency_key, saga, outbox');
  broker = createMemoryBroker();
  orders = createOrders({ database, outbox: openOutbox(service, database, broker.producer), sagaDeadlineMs: 20_000 });
  return () => service.shutdown.run();
});

const request = {
  customerId: 'c-1',
  name: 'Ada',
  email: 'ada@example.test',
  lines: [{ productId: 'prod-001', name: 'Compass', quantity: 2, price: 1_250 }],
  discountPercent: 10,
  paymentMethod: 'tok_visa',
};
const place = (key = randomUUID() as string) => placeOrder(database, orders, request, key);
const told = () => broker.sent.map(({ headers }) => headers['event-type']);
const statusOf = async (orderId: string) => (await findOrder(database, orderId, 'c-1'))?.status;

/** An order that has its stock, so that its payment is due. */
async function placeWithStock(): Promise<string> {
  const orderId = await place();
  await orders.execute(orderId, { type: 'accept-stock' });
  return orderId;
}
function startSaga(payment: PaymentClient): void {
  startPaymentSaga(service, { database, orders, payment });
}
const unknownOutcome = new EdgeError('payment', 'timeout', 'payment did not answer');

test('ten requests with one idempotency key place one order, and tell of it once', async () => {
  const ids = await Promise.all(Array.from({ length: 10 }, () => place('the-key')));
  expect(new Set(ids).size).toBe(1);
  expect(await findOrders(database, { customerId: 'c-1', page: 1, size: 20 })).toMatchObject({ total: 1 });
  await until(() => broker.sent.length > 0);
  expect(told()).toEqual(['order.placed']);
});

test('an order is shown to its customer alone', async () => {
  const orderId = await place();
  expect(await findOrder(database, orderId, 'c-1')).toMatchObject({
    id: orderId,
    subtotal: 2_500,
    discount: 250,
    total: 2_250,
  });
  expect(await findOrder(database, orderId, 'c-2')).toBeUndefined();
});

test('of two outcomes that race, one holds: events, read model and what is told agree', async () => {
  const orderId = await placeWithStock();
  await Promise.all([
    orders.execute(orderId, { type: 'confirm-payment', chargeId: 'ch-1' }),
    orders.execute(orderId, { type: 'decline-payment' }),
    orders.execute(orderId, { type: 'confirm-payment', chargeId: 'ch-1' }),
  ]);
  const replayed = await orders.read(orderId);
  expect(await statusOf(orderId)).toBe(replayed.status);
  await until(() => broker.sent.length === 2);
  expect(told()).toEqual(['order.placed', replayed.status === 'confirmed' ? 'order.confirmed' : 'order.cancelled']);
  expect(await database.query('select * from saga')).toEqual([]);
});

test('an unknown outcome is asked for again until it is known', async () => {
  const orderId = await placeWithStock();
  let calls = 0;
  startSaga({
    async charge() {
      calls += 1;
      if (calls < 3) throw unknownOutcome;
      return { status: 'captured', chargeId: 'ch-1' };
    },
    voidCharge: async () => {},
  });
  await until(async () => (await statusOf(orderId)) === 'confirmed');
  expect(calls).toBe(3);
});

test('an order is cancelled for want of an answer only after its payment has been voided', async () => {
  const orderId = await placeWithStock();
  await database.query(`update saga set deadline_at = now() - interval '1 second'`);
  const seen: string[] = [];
  startSaga({
    async charge() {
      throw unknownOutcome;
    },
    async voidCharge() {
      const state = await orders.read(orderId);
      // A charge that lands now must find an order that takes no money.
      const late = await orders.execute(orderId, { type: 'confirm-payment', chargeId: 'late' });
      seen.push(`${state.status === 'pending' ? state.awaits : state.status} ${late.status}`);
      if (seen.length === 1) throw unknownOutcome;
    },
  });
  await until(async () => (await statusOf(orderId)) === 'cancelled');
  expect(seen).toEqual(['void pending', 'void pending']);
  expect(await findOrder(database, orderId, 'c-1')).toMatchObject({ reason: 'payment timed out' });
});

test('a step whose worker died is taken up again', async () => {
  const orderId = await placeWithStock();
  // The worker had claimed the step and was killed; its lease has run out.
  await database.query(`update saga set attempts = 1, next_attempt_at = now() - interval '1 millisecond'`);
  startSaga({ charge: async () => ({ status: 'captured', chargeId: 'ch-1' }), voidCharge: async () => {} });
  await until(async () => (await statusOf(orderId)) === 'confirmed');
});
