import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router, type RouterContext } from '../../platform/http/index.ts';
import { type Charging, charge } from './charge.ts';
import { findCharges } from './find-charges.ts';
import { refundCharge } from './refund-charge.ts';
import { voidCharge } from './void-charge.ts';

const chargeRequest = z.strictObject({
  orderId: z.uuid(),
  amount: z.int().nonnegative(),
  currency: z.literal('EUR'),
  method: z.string().min(1),
});
const chargeQuery = z.strictObject({ orderId: z.uuid() });
const voidRequest = z.strictObject({ orderId: z.uuid() });
const refundRequest = z.strictObject({ orderId: z.uuid(), amount: z.int().positive() });

export function paymentRoutes(charging: Charging): Router {
  const router = createRouter();

  router.post('/charges', async (ctx) => {
    const idempotencyKey = idempotencyKeyOf(ctx);
    const { id, orderId, amount, status } = await charge(
      charging,
      parseInput(chargeRequest, ctx.request.body),
      idempotencyKey,
    );
    if (status === 'declined') throw new HttpError(402, 'declined', 'The payment provider declined the charge');
    // Money that went back later was captured all the same: the key's first answer stands.
    if (status !== 'captured' && status !== 'refunded')
      throw new HttpError(409, 'voided', 'This order must not be charged any more');
    ctx.status = 201;
    ctx.body = { id, orderId, amount, status: 'captured' };
  });

  router.get('/charges', async (ctx) => {
    const { orderId } = parseInput(chargeQuery, ctx.query);
    ctx.body = { items: await findCharges(charging.database, orderId) };
  });

  router.post('/charges/void', async (ctx) => {
    const { orderId } = parseInput(voidRequest, ctx.request.body);
    ctx.body = { status: await voidCharge(charging, orderId) };
  });

  router.post('/refunds', async (ctx) => {
    const idempotencyKey = idempotencyKeyOf(ctx);
    const request = parseInput(refundRequest, ctx.request.body);
    const { id, amount, status } = await refundCharge(charging, request, idempotencyKey);
    ctx.status = 201;
    ctx.body = { id, orderId: request.orderId, amount, status };
  });

  return router;
}

function idempotencyKeyOf(ctx: RouterContext): string {
  const key = ctx.get('idempotency-key');
  if (!key) throw new HttpError(400, 'validation', 'The header Idempotency-Key is required', 'Idempotency-Key');
  return key;
}
