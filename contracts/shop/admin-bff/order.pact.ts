import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { addOrderRoutes } from '../../../system-under-test/bffs/admin/orders/index.ts';
import { createRouter } from '../../../system-under-test/platform/http/index.ts';
import { orderStates } from '../order/states.ts';
import { type Asking, askBff, away, edgeTo, identity } from '../testing/ask-bff.ts';
import { pactOf } from '../testing/pact-of.ts';

const { eachLike, fromProviderState, integer, regex, string, uuid } = MatchersV3;
const pact = pactOf('admin-bff', 'order');

const orderId = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';
const itsAddress = fromProviderState('/backoffice/orders/${orderId}', `/backoffice/orders/${orderId}`);
const order = {
  id: uuid(orderId),
  status: 'confirmed',
  reason: null,
  customer: { id: string('customer-1'), name: string('Ada'), email: string('ada@example.test') },
  lines: eachLike({
    productId: string('prod-001'),
    name: string('Brass compass'),
    quantity: integer(2),
    price: integer(1_250),
  }),
  subtotal: integer(2_500),
  discount: integer(250),
  total: integer(2_250),
  currency: regex('EUR', 'EUR'),
  placedAt: string('2026-01-01T12:00:00.000Z'),
};

function asOlga(url: string, path: string, asking: Asking = {}) {
  const router = createRouter();
  router.use(identity.requireCaller('admin'));
  addOrderRoutes(router, { order: edgeTo('order', url), payment: away });
  return askBff(router, `/admin/api/orders${path}`, { ...asking, as: 'olga' });
}

test("lists everybody's orders by their status", async () => {
  await pact
    .addInteraction()
    .given(...orderStates.customerHasConfirmedOrder({ customerId: 'customer-1' }))
    .uponReceiving("a request for everybody's confirmed orders")
    .withRequest('GET', '/backoffice/orders', (request) => request.query({ status: 'confirmed', page: '1', size: '1' }))
    .willRespondWith(200, (response) => response.jsonBody({ items: eachLike(order), total: integer(41) }))
    .executeTest(async ({ url }) => {
      const { status, body } = await asOlga(url, '?status=confirmed&size=1');
      expect(status).toBe(200);
      expect(body).toMatchObject({ items: [{ id: orderId, customer: { name: 'Ada' } }], total: 41 });
    });
});

test('shows an order with its history', async () => {
  const event = { version: integer(1), type: string('order-placed'), at: string('2026-01-01T12:00:00.000Z') };
  await pact
    .addInteraction()
    .given(...orderStates.customerHasConfirmedOrder({ customerId: 'customer-1' }))
    .uponReceiving('a request for an order with its history')
    .withRequest('GET', itsAddress)
    .willRespondWith(200, (response) => response.jsonBody({ ...order, history: eachLike(event) }))
    .executeTest(async ({ url }) => {
      const { body } = await asOlga(url, `/${orderId}`);
      expect(body).toMatchObject({ id: orderId, history: [{ version: 1, type: 'order-placed' }], charges: null });
    });
});

test('has an order refunded', async () => {
  await pact
    .addInteraction()
    .given(...orderStates.customerHasConfirmedOrder({ customerId: 'customer-1' }))
    .uponReceiving('a request to refund an order')
    .withRequest(
      'POST',
      fromProviderState('/backoffice/orders/${orderId}/refund', `/backoffice/orders/${orderId}/refund`),
      (request) => request.headers({ 'Idempotency-Key': 'admin-1:refund-1' }),
    )
    .willRespondWith(202, (response) =>
      response.jsonBody({ ...order, status: regex('confirmed|refunded', 'confirmed') }),
    )
    .executeTest(async ({ url }) => {
      const answer = await asOlga(url, `/${orderId}/refund`, { method: 'POST', idempotencyKey: 'refund-1' });
      expect(answer).toMatchObject({ status: 202, body: { id: orderId } });
    });
});

test('passes on that an order does not exist', async () => {
  const none = '00000000-0000-4000-8000-000000000000';
  await pact
    .addInteraction()
    .uponReceiving('a request for an order that nobody placed')
    .withRequest('GET', `/backoffice/orders/${none}`)
    .willRespondWith(404, (response) =>
      response.jsonBody({ error: { code: string('not-found'), message: string('There is no such order') } }),
    )
    .executeTest(async ({ url }) => {
      expect(await asOlga(url, `/${none}`)).toMatchObject({ status: 404 });
    });
});
