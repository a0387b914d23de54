import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { orderRoutes } from '../../../system-under-test/bffs/user/orders/index.ts';
import type { Edge } from '../../../system-under-test/platform/edges/index.ts';
import { noFlags } from '../../../system-under-test/platform/feature-flags/index.ts';
import { orderStates } from '../order/states.ts';
import { type Asking, askBff, edgeTo, identity } from '../testing/ask-bff.ts';
import { pactOf } from '../testing/pact-of.ts';

const { eachLike, fromProviderState, integer, regex, string, uuid } = MatchersV3;
const pact = pactOf('user-bff', 'order');

const orderId = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';

const line = {
  productId: string('prod-001'),
  name: string('Brass compass'),
  quantity: integer(2),
  price: integer(1_250),
};
const order = {
  id: uuid(orderId),
  status: regex('pending|confirmed|cancelled|refunded', 'pending'),
  lines: eachLike(line),
  subtotal: integer(2_500),
  discount: integer(250),
  total: integer(2_250),
  currency: regex('EUR', 'EUR'),
  placedAt: string('2026-01-01T12:00:00.000Z'),
};
/** A null is matched as it is, so each answer says which reason it means. */
const pending = { ...order, status: 'pending', reason: null };
const confirmed = { ...order, status: 'confirmed', reason: null };

/** The catalogue is not what these tests are about: this edge knows the one product. */
const product: Edge = {
  request: async () => ({
    status: 200,
    headers: {},
    body: {
      items: [{ id: 'prod-001', name: 'Brass compass', description: '', category: '', price: 1_250, currency: 'EUR' }],
      total: 1,
      page: 1,
      size: 1,
    },
  }),
};

function asAda(url: string, path: string, asking: Asking = {}): Promise<{ status: number; body: unknown }> {
  const routes = orderRoutes({ product, order: edgeTo('order', url), identity, flags: noFlags });
  return askBff(routes, path, { ...asking, as: 'ada' });
}

test('places an order with the prices of the catalogue', async () => {
  await pact
    .addInteraction()
    .uponReceiving('an order')
    .withRequest('POST', '/orders', (request) =>
      request.headers({ 'Idempotency-Key': 'customer-1:cart-1', 'Content-Type': 'application/json' }).jsonBody({
        customerId: 'customer-1',
        email: 'ada@example.test',
        name: 'Ada',
        lines: [{ productId: 'prod-001', name: 'Brass compass', quantity: 2, price: 1_250 }],
        discountPercent: 10,
        paymentMethod: 'tok_visa',
      }),
    )
    .willRespondWith(202, (response) => response.jsonBody(pending))
    .executeTest(async ({ url }) => {
      const { status, body } = await asAda(url, '/api/orders', {
        method: 'POST',
        idempotencyKey: 'cart-1',
        body: {
          lines: [{ productId: 'prod-001', quantity: 2 }],
          paymentMethod: 'tok_visa',
          discountCode: 'WELCOME10',
        },
      });
      expect(status).toBe(202);
      expect(body).toMatchObject({ id: orderId, status: 'pending', subtotal: 2_500, discount: 250, total: 2_250 });
    });
});

test('passes on why an order is refused', async () => {
  await pact
    .addInteraction()
    .uponReceiving('an order without lines')
    .withRequest('POST', '/orders', (request) =>
      request
        .headers({ 'Idempotency-Key': 'customer-1:cart-2', 'Content-Type': 'application/json' })
        .jsonBody({ lines: [] }),
    )
    .willRespondWith(400, (response) =>
      response.jsonBody({ error: { code: string('validation'), message: string('is missing') } }),
    )
    .executeTest(async ({ url }) => {
      const { status, body } = await edgeTo('order', url).request({
        method: 'POST',
        path: '/orders',
        idempotencyKey: 'customer-1:cart-2',
        body: { lines: [] },
      });
      expect(status).toBe(400);
      expect(body).toMatchObject({ error: { code: 'validation' } });
    });
});

test('shows an order', async () => {
  await pact
    .addInteraction()
    .given(...orderStates.customerHasConfirmedOrder({ customerId: 'customer-1' }))
    .uponReceiving('a request for an order')
    .withRequest('GET', fromProviderState('/orders/${orderId}', `/orders/${orderId}`), (request) =>
      request.query({ customerId: 'customer-1' }),
    )
    .willRespondWith(200, (response) => response.jsonBody(confirmed))
    .executeTest(async ({ url }) => {
      const { body } = await asAda(url, `/api/orders/${orderId}`);
      expect(body).toMatchObject({ id: orderId, status: 'confirmed', reason: null, total: 2_250 });
    });
});

test('passes on that an order does not exist', async () => {
  await pact
    .addInteraction()
    .uponReceiving('a request for an order that does not exist')
    .withRequest('GET', '/orders/00000000-0000-4000-8000-000000000000', (request) =>
      request.query({ customerId: 'customer-1' }),
    )
    .willRespondWith(404, (response) =>
      response.jsonBody({ error: { code: string('not-found'), message: string('There is no such order') } }),
    )
    .executeTest(async ({ url }) => {
      const { status } = await asAda(url, '/api/orders/00000000-0000-4000-8000-000000000000');
      expect(status).toBe(404);
    });
});

test('lists the orders of a customer', async () => {
  await pact
    .addInteraction()
    .given(...orderStates.customerHasConfirmedOrder({ customerId: 'customer-1' }))
    .uponReceiving('a request for the orders of a customer')
    .withRequest('GET', '/orders', (request) => request.query({ page: '1', size: '1', customerId: 'customer-1' }))
    .willRespondWith(200, (response) => response.jsonBody({ items: eachLike(confirmed), total: integer(1) }))
    .executeTest(async ({ url }) => {
      const { body } = await asAda(url, '/api/orders?size=1');
      expect(body).toMatchObject({ items: [{ id: orderId, total: 2_250 }], total: 1 });
    });
});
