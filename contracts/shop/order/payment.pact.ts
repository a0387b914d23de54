import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import type { PlacedOrder } from '../../../system-under-test/services/order/order/index.ts';
import { createPaymentClient } from '../../../system-under-test/services/order/saga/payment-client.ts';
import { paymentStates } from '../payment/states.ts';
import { edgeTo } from '../testing/ask-bff.ts';
import { pactOf } from '../testing/pact-of.ts';

const { fromProviderState, integer, regex, string } = MatchersV3;
const pact = pactOf('order', 'payment');

const orderId = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';
const chargeId = '1f0a1b52-7a3f-4f0e-8d5b-2a9c4f6e7d10';
const refundId = '2f0a1b52-7a3f-4f0e-8d5b-2a9c4f6e7d10';
const order = (paymentMethod: string) => ({ orderId, total: 2_250, currency: 'EUR', paymentMethod }) as PlacedOrder;
/** Each verification charges an order of its own. */
const itsOrderId = fromProviderState('${orderId}', orderId);

const charge = (method: string) => ({ orderId: itsOrderId, amount: 2_250, currency: 'EUR', method });
const json = { 'Content-Type': 'application/json' };

test('charges an order', async () => {
  await pact
    .addInteraction()
    .given(...paymentStates.orderNeverCharged())
    .uponReceiving('a charge')
    .withRequest('POST', '/charges', (request) =>
      request.headers({ ...json, 'Idempotency-Key': itsOrderId }).jsonBody(charge('tok_visa')),
    )
    .willRespondWith(201, (response) =>
      response.jsonBody({ id: string(chargeId), orderId: itsOrderId, amount: integer(2_250), status: 'captured' }),
    )
    .executeTest(async ({ url }) => {
      const outcome = await createPaymentClient(edgeTo('payment', url)).charge(order('tok_visa'));
      expect(outcome).toEqual({ status: 'captured', chargeId });
    });
});

test('hears that a charge is declined', async () => {
  await pact
    .addInteraction()
    .given(...paymentStates.orderNeverCharged())
    .uponReceiving('a charge that will be declined')
    .withRequest('POST', '/charges', (request) =>
      request.headers({ ...json, 'Idempotency-Key': itsOrderId }).jsonBody(charge('tok_declined')),
    )
    .willRespondWith(402, (response) => response.jsonBody({ error: { code: 'declined', message: string('declined') } }))
    .executeTest(async ({ url }) => {
      const outcome = await createPaymentClient(edgeTo('payment', url)).charge(order('tok_declined'));
      expect(outcome).toEqual({ status: 'declined' });
    });
});

test('voids a charge', async () => {
  await pact
    .addInteraction()
    .given(...paymentStates.orderNeverCharged())
    .uponReceiving('a void')
    .withRequest('POST', '/charges/void', (request) => request.headers(json).jsonBody({ orderId: itsOrderId }))
    .willRespondWith(200, (response) => response.jsonBody({ status: regex('voided|none', 'none') }))
    .executeTest(async ({ url }) => {
      await expect(createPaymentClient(edgeTo('payment', url)).voidCharge(orderId)).resolves.toBeUndefined();
    });
});

test('gives the money of an order back', async () => {
  const key = fromProviderState('refund-${orderId}', `refund-${orderId}`);
  await pact
    .addInteraction()
    .given(...paymentStates.orderPaid({ amount: 2_250 }))
    .uponReceiving('a refund')
    .withRequest('POST', '/refunds', (request) =>
      request.headers({ ...json, 'Idempotency-Key': key }).jsonBody({ orderId: itsOrderId, amount: 2_250 }),
    )
    .willRespondWith(201, (response) => response.jsonBody({ id: string(refundId), status: 'refunded' }))
    .executeTest(async ({ url }) => {
      const outcome = await createPaymentClient(edgeTo('payment', url)).refund(order('tok_visa'));
      expect(outcome).toEqual({ status: 'refunded', refundId });
    });
});

test('hears that there is nothing to give back', async () => {
  const key = fromProviderState('refund-${orderId}', `refund-${orderId}`);
  await pact
    .addInteraction()
    .given(...paymentStates.orderNeverCharged())
    .uponReceiving('a refund of what was never taken')
    .withRequest('POST', '/refunds', (request) =>
      request.headers({ ...json, 'Idempotency-Key': key }).jsonBody({ orderId: itsOrderId, amount: 2_250 }),
    )
    .willRespondWith(404, (response) => response.jsonBody({ error: { code: 'not-found', message: string('nothing') } }))
    .executeTest(async ({ url }) => {
      const outcome = await createPaymentClient(edgeTo('payment', url)).refund(order('tok_visa'));
      expect(outcome).toEqual({ status: 'refused' });
    });
});
