import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router } from '../../platform/http/index.ts';
import { type Behaviour, behaviourMiddleware } from '../control/index.ts';
import { idempotent } from '../idempotency/index.ts';
import type { ChargeLedger } from './charge-ledger.ts';

const chargeInput = z.strictObject({
  /** The order's id. */
  reference: z.string().min(1),
  amount: z.int().positive(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  method: z.string(),
  /** Whether to take the money at once, rather than to hold it until it is captured or voided. */
  capture: z.boolean().default(true),
});

const refundInput = z.strictObject({
  chargeId: z.string().min(1),
  /** All that is left by default. */
  amount: z.int().positive().optional(),
  reference: z.string().min(1).optional(),
});

/** The provider's API: `/v1/charges`, their capture and void, and `/v1/refunds`. */
export function providerRoutes(ledger: ChargeLedger, behaviour: Behaviour): Router {
  const router = createRouter();
  const behaves = behaviourMiddleware(behaviour);
  // Behind the behaviour: a request that is slow or loses its answer is done once all the same.
  const once = idempotent();

  router.post('/v1/charges', behaves, once, (ctx) => {
    const { method, capture, ...input } = parseInput(chargeInput, ctx.request.body);
    const request = { ...input, method, idempotencyKey: ctx.get('Idempotency-Key') };
    const charge = ledger.authorise(request, { declines: behaviour.take('refuse') !== undefined });
    if (!charge) throw new HttpError(400, 'unknown-card', `No card has the token ${method}`, 'method');
    if (charge.status === 'declined') {
      ctx.status = 402;
      ctx.body = { error: { code: 'declined', message: 'The card was declined' } };
      return;
    }
    ctx.status = 201;
    ctx.body = capture ? ledger.capture(charge.id) : charge;
  });

  router.post('/v1/charges/:id/capture', behaves, once, (ctx) => {
    const { id = '' } = ctx.params;
    ctx.body = ledger.capture(id) ?? refuse(ledger, id, 'There is no money on hold to capture');
  });

  router.post('/v1/charges/:id/void', behaves, once, (ctx) => {
    const { id = '' } = ctx.params;
    ctx.body = ledger.void(id) ?? refuse(ledger, id, 'There is no money on hold to release');
  });

  router.post('/v1/refunds', behaves, once, (ctx) => {
    const { chargeId, amount, reference = chargeId } = parseInput(refundInput, ctx.request.body);
    const refund = ledger.refund(chargeId, reference, amount);
    ctx.status = 201;
    ctx.body = refund ?? refuse(ledger, chargeId, 'More than was taken, or than is left, cannot be given back');
  });

  router.get('/v1/charges', (ctx) => {
    const { reference } = ctx.query;
    ctx.body = ledger.charges.filter((charge) => reference === undefined || charge.reference === reference);
  });

  return router;
}

function refuse(ledger: ChargeLedger, id: string, why: string): never {
  const charge = ledger.charges.find((one) => one.id === id);
  if (!charge) throw new HttpError(404, 'unknown-charge', `There is no charge ${id}`);
  throw new HttpError(409, `charge-${charge.status}`, why);
}
