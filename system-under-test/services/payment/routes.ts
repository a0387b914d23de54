import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router } from '../../platform/http/index.ts';
import { type Charging, charge } from './charge.ts';
import { voidCharge } from './void-charge.ts';

const chargeRequest = z.strictObject({
  orderId: z.uuid(),
  amount: z.int().nonnegative(),
  currency: z.literal('EUR'),
  method: z.string().min(1),
});
const voidRequest = z.strictObject({ orderId: z.uuid() });

export function paymentRoutes(charging: Charging): Router {
  const router = createRouter();

  router.post('/charges', async (ctx) => {
    const idempotencyKey = ctx.get('idempotency-key');
    if (!idempotencyKey)
      throw new HttpError(400, 'validation', 'The header Idempotency-Key is required', 'Idempotency-Key');
    const { id, orderId, amount, status } = await charge(
      charging,
      parseInput(chargeRequest, ctx.request.body),
      idempotencyKey,
    );
    if (status === 'declined') throw new HttpError(402, 'declined', 'The payment provider declined the charge');
    if (status !== 'captured') throw new HttpError(409, 'voided', 'This order must not be charged any more');
    ctx.status = 201;
    ctx.body = { id, orderId, amount, status };
  });

  router.post('/charges/void', async (ctx) => {
    const { orderId } = parseInput(voidRequest, ctx.request.body);
    ctx.body = { status: await voidCharge(charging, orderId) };
  });

  return router;
}
