import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { addOrderRoutes } from '../../../system-under-test/bffs/admin/orders/index.ts';
import type { Edge } from '../../../system-under-test/platform/edges/index.ts';
import { createRouter } from '../../../system-under-test/platform/http/index.ts';
import { paymentStates } from '../payment/states.ts';
import { askBff, edgeTo, identity } from '../testing/ask-bff.ts';
import { pactOf } from '../testing/pact-of.ts';

const { eachLike, fromProviderState, integer, regex, string } = MatchersV3;
const orderId = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';
const chargeId = '1f0a1b52-7a3f-4f0e-8d5b-2a9c4f6e7d10';

/** The order is not what this test is about. */
const order: Edge = {
  request: async () => ({
    status: 200,
    headers: {},
    body: {
      id: orderId,
      status: 'confirmed',
      reason: null,
      customer: { id: 'customer-1', name: 'Ada', email: 'ada@example.test' },
      lines: [],
      subtotal: 2_250,
      discount: 0,
      total: 2_250,
      currency: 'EUR',
      placedAt: '2026-01-01T12:00:00.000Z',
      history: [],
    },
  }),
};

test('shows what was charged for an order', async () => {
  await pactOf('admin-bff', 'payment')
    .addInteraction()
    .given(...paymentStates.orderPaid({ amount: 2_250 }))
    .uponReceiving('a request for the charges of an order')
    .withRequest('GET', '/charges', (request) => request.query({ orderId: fromProviderState('${orderId}', orderId) }))
    .willRespondWith(200, (response) =>
      response.jsonBody({
        items: eachLike({ id: string(chargeId), amount: integer(2_250), status: regex('captured', 'captured') }),
      }),
    )
    .executeTest(async ({ url }) => {
      const router = createRouter();
      router.use(identity.requireCaller('admin'));
      addOrderRoutes(router, { order, payment: edgeTo('payment', url) });
      const { body } = await askBff(router, `/admin/api/orders/${orderId}`, { as: 'olga' });
      expect(body).toMatchObject({ charges: [{ id: chargeId, amount: 2_250, status: 'captured' }] });
    });
});
