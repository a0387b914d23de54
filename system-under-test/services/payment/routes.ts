import { z } from 'zod';
import { createRouter, HttpError, type Router } from '../../platform/http/index.ts';
import { idempotencyHeaders as headers } from '../../platform/idempotency/index.ts';
import { type Charging, charge } from './charge.ts';
import { chargeStatuses } from './charge-status.ts';
import { findCharges } from './find-charges.ts';
import { refundCharge } from './refund-charge.ts';
import { voidCharge } from './void-charge.ts';

const cents = z.int().nonnegative().describe('in cents');
const ChargeInput = z.strictObject({
  orderId: z.uuid(),
  amount: cents,
  currency: z.literal('EUR'),
  method: z.string().min(1),
});
const VoidInput = z.strictObject({ orderId: z.uuid() });
const RefundInput = z.strictObject({ orderId: z.uuid(), amount: z.int().positive().describe('in cents') });

const CapturedCharge = z
  .strictObject({ id: z.uuid(), orderId: z.uuid(), amount: cents, status: z.literal('captured') })
  .meta({ id: 'CapturedCharge' });
const Charge = z
  .strictObject({
    id: z.uuid(),
    orderId: z.uuid(),
    amount: cents,
    refunded: cents.describe('how much of it was given back, in cents'),
    currency: z.string(),
    status: z.enum(chargeStatuses),
    at: z.iso.datetime(),
  })
  .meta({ id: 'Charge' });
const Refund = z
  .strictObject({ id: z.uuid(), orderId: z.uuid(), amount: cents, status: z.literal('refunded') })
  .meta({ id: 'Refund' });

/** What order asks of payment, and what the back office sees. */
export function paymentRoutes(charging: Charging): Router {
  const router = createRouter();

  router.post(
    '/charges',
    {
      summary: 'Charges an order',
      description: 'An answer that is lost is asked for again with the same key: the money is taken once.',
      headers,
      body: ChargeInput,
      responses: {
        201: CapturedCharge,
        402: 'The payment provider declined the charge',
        409: 'The payment was voided: this order must not be charged any more',
        422: 'The key belongs to another order',
      },
    },
    async ({ headers, body }) => {
      const { id, orderId, amount, status } = await charge(charging, body, headers['idempotency-key']);
      if (status === 'declined') throw new HttpError(402, 'declined', 'The payment provider declined the charge');
      // Money that went back later was captured all the same: the key's first answer stands.
      if (status !== 'captured' && status !== 'refunded')
        throw new HttpError(409, 'voided', 'This order must not be charged any more');
      return { id, orderId, amount, status: 'captured' as const };
    },
  );

  router.get(
    '/charges',
    {
      summary: 'What was charged for an order',
      query: z.strictObject({ orderId: z.uuid() }),
      responses: { 200: z.strictObject({ items: z.array(Charge) }) },
    },
    async ({ query }) => ({ items: await findCharges(charging.database, query.orderId) }),
  );

  router.post(
    '/charges/void',
    {
      summary: 'Makes sure that no money is kept for an order, now or later',
      body: VoidInput,
      responses: { 200: z.strictObject({ status: z.enum(['voided', 'none']) }) },
    },
    async ({ body }) => ({ status: await voidCharge(charging, body.orderId) }),
  );

  router.post(
    '/refunds',
    {
      summary: 'Gives back money that was taken for an order, all of it or some',
      headers,
      body: RefundInput,
      responses: {
        201: Refund,
        404: 'Nothing was taken for this order',
        409: 'There is no money to give back any more',
        422: 'The amount is more than is left, or the key belongs to another refund',
      },
    },
    async ({ headers, body }) => {
      const { id, amount } = await refundCharge(charging, body, headers['idempotency-key']);
      return { id, orderId: body.orderId, amount, status: 'refunded' as const };
    },
  );

  return router;
}
