import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { EdgeError } from '../../../platform/edges/index.ts';
import { until } from '../../../platform/testing/index.ts';
import { type OrderService, startOrderPostgres, type TestOrders } from '../testing/index.ts';

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

const unknownOutcome = new EdgeError('payment', 'timeout', 'payment did not answer');
const captured = async () => ({ status: 'captured', chargeId: 'ch-1' }) as const;
const confirm = { type: 'confirm-payment', chargeId: 'ch-1' } as const;
const becomes = (orderId: string, status: string) => until(async () => (await shop.statusOf(orderId)) === status);
const openSagas = () => shop.database.query('select * from saga');

async function placeConfirmed(): Promise<string> {
  const orderId = await shop.placeWithStock();
  await shop.orders.execute(orderId, confirm);
  return orderId;
}

test('an unknown outcome is asked for again until it is known', async () => {
  const orderId = await shop.placeWithStock();
  let calls = 0;
  shop.startSaga({
    async charge() {
      calls += 1;
      if (calls < 3) throw unknownOutcome;
      return captured();
    },
  });
  await becomes(orderId, 'confirmed');
  expect(calls).toBe(3);
  expect(await openSagas()).toEqual([]);
});

test('an order is cancelled for want of an answer only after its payment has been voided', async () => {
  const orderId = await shop.placeWithStock();
  await shop.database.query(`update saga set deadline_at = now() - interval '1 second'`);
  const seen: string[] = [];
  shop.startSaga({
    async charge() {
      throw unknownOutcome;
    },
    async voidCharge() {
      const state = await shop.orders.read(orderId);
      // A charge that lands now must find an order that takes no money.
      const late = await shop.orders.execute(orderId, { type: 'confirm-payment', chargeId: 'late' });
      seen.push(`${state.status === 'pending' ? state.awaits : state.status} ${late.status}`);
      if (seen.length === 1) throw unknownOutcome;
    },
  });
  await becomes(orderId, 'cancelled');
  expect(seen).toEqual(['void pending', 'void pending']);
  expect(await shop.readModel.views.find(orderId, 'c-1')).toMatchObject({ reason: 'payment timed out' });
});

test('an order of which inventory never says a word is cancelled when its time is up', async () => {
  await using impatient = await postgres.open({ deadlines: { stockMs: 50 } });
  const orderId = await impatient.place();
  impatient.startSaga({});
  await until(async () => (await impatient.statusOf(orderId)) === 'cancelled');
  expect(await impatient.readModel.views.find(orderId, 'c-1')).toMatchObject({ reason: 'stock timed out' });
  await until(() => impatient.broker.sent.length === 2);
  expect(impatient.told()).toEqual(['order.placed', 'order.cancelled']);
});

test('an order whose stock has expired is never confirmed: its payment is voided, then it is cancelled', async () => {
  const orderId = await shop.placeWithStock();
  await shop.orders.execute(orderId, { type: 'expire-stock' });
  expect(await shop.orders.execute(orderId, confirm)).toMatchObject({ status: 'pending', awaits: 'void' });
  let voided = 0;
  shop.startSaga({
    async voidCharge() {
      voided += 1;
    },
  });
  await becomes(orderId, 'cancelled');
  expect(voided).toBe(1);
  expect(await shop.readModel.views.find(orderId, 'c-1')).toMatchObject({ reason: 'stock expired' });
});

test('a refund whose outcome is unknown is asked for again, and told of once', async () => {
  const orderId = await placeConfirmed();
  await shop.orders.execute(orderId, { type: 'request-refund', reason: 'broken' });
  let calls = 0;
  shop.startSaga({
    async refund({ orderId: asked, total }) {
      calls += 1;
      expect([asked, total]).toEqual([orderId, 2_250]);
      if (calls === 1) throw unknownOutcome;
      return { status: 'refunded', refundId: 're-1' };
    },
  });
  await becomes(orderId, 'refunded');
  expect(calls).toBe(2);
  expect(await openSagas()).toEqual([]);
  await until(() => shop.broker.sent.length === 3);
  expect(shop.told()).toEqual(['order.placed', 'order.confirmed', 'order.refunded']);
});

test('a refund that payment refuses leaves the order confirmed, and can be asked for again', async () => {
  const orderId = await placeConfirmed();
  await shop.orders.execute(orderId, { type: 'request-refund', reason: 'broken' });
  const answers = ['refused', 'refunded'];
  shop.startSaga({ refund: async () => ({ status: answers.shift() as 'refunded', refundId: 're-1' }) });
  await until(async () => (await openSagas()).length === 0);
  expect(await shop.orders.read(orderId)).toMatchObject({ status: 'confirmed' });
  await shop.orders.execute(orderId, { type: 'request-refund', reason: 'still broken' });
  await becomes(orderId, 'refunded');
});

test('a step whose worker died is taken up again', async () => {
  const orderId = await shop.placeWithStock();
  // The worker had claimed the step and was killed; its lease has run out.
  await shop.database.query(`update saga set attempts = 1, next_attempt_at = now() - interval '1 millisecond'`);
  shop.startSaga({ charge: captured });
  await becomes(orderId, 'confirmed');
});

test('how a saga ended and how long it took is told once, after the commit', async () => {
  await placeConfirmed();
  const declined = await shop.placeWithStock();
  await shop.orders.execute(declined, { type: 'decline-payment' });
  await shop.orders.execute(declined, { type: 'decline-payment' });
  expect(shop.ended.map(([outcome]) => outcome)).toEqual(['confirmed', 'cancelled']);
  for (const [, seconds] of shop.ended) expect(seconds).toBeGreaterThan(-1);
});
