import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router } from '../../platform/http/index.ts';
import { idempotent } from '../idempotency/index.ts';
import type { ChargeLedger } from './charge-ledger.ts';

const ChargeInput = z.strictObject({
  /** The order's id. */
  reference: z.string().min(1),
  amount: z.int().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  method: z.string(),
});

const RefundInput = z.strictObject({ chargeId: z.string().min(1) });

/** The provider's API: `/v1/charges` and `/v1/refunds`. */
export function providerRoutes(ledger: ChargeLedger): Router {
  const router = createRouter();
  const once = idempotent();

  router.post('/v1/charges', once, (ctx) => {
    const { method, ...input } = parseInput(ChargeInput, ctx.request.body);
    const charge = ledger.charge({ ...input, method, idempotencyKey: ctx.get('Idempotency-Key') });
    if (!charge) throw new HttpError(400, 'unknown-card', `No card has the token ${method}`, 'method');
    ctx.status = charge.status === 'declined' ? 402 : 201;
    ctx.body =
      charge.status === 'declined' ? { error: { code: 'declined', message: 'The card was declined' } } : charge;
  });

  router.post('/v1/refunds', once, (ctx) => {
    const { chargeId } = parseInput(RefundInput, ctx.request.body);
    const charge = ledger.refund(chargeId);
    if (!charge) throw new HttpError(404, 'unknown-charge', `Nothing was taken by charge ${chargeId}`);
    ctx.status = 201;
    ctx.body = charge;
  });

  router.get('/v1/charges', (ctx) => {
    const { reference } = ctx.query;
    ctx.body = ledger.charges.filter((charge) => reference === undefined || charge.reference === reference);
  });

  return router;
}
