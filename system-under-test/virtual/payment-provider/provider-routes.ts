import type { Middleware } from 'koa';
import { z } from 'zod';
import { createRouter, HttpError, type Router } from '../../platform/http/index.ts';
import { type Behaviour, behaviourMiddleware } from '../control/index.ts';
import type { ChargeLedger } from './charge-ledger.ts';
import { idempotent } from './idempotent.ts';

const amount = z.int().positive().describe('in cents');
const ChargeInput = z.strictObject({
  reference: z.string().min(1).describe("the merchant's own, such as the order's id"),
  amount,
  currency: z.string().regex(/^[A-Z]{3}$/),
  method: z.string(),
  capture: z.boolean().default(true).describe('false: hold the money until it is captured or voided'),
});
const RefundInput = z.strictObject({
  chargeId: z.string().min(1),
  amount: amount.optional().describe('in cents; all that is left by default'),
  reference: z.string().min(1).optional(),
});
const Charge = z
  .strictObject({
    id: z.string(),
    idempotencyKey: z.string(),
    reference: z.string(),
    amount,
    currency: z.string(),
    status: z.enum(['authorised', 'captured', 'voided', 'refunded', 'declined']),
    refunded: z.int().nonnegative().describe('how much of it was given back, in cents'),
  })
  .meta({ id: 'ProviderCharge' });
const Refund = z
  .strictObject({ id: z.string(), chargeId: z.string(), reference: z.string(), amount })
  .meta({ id: 'ProviderRefund' });

const headers = z.object({ 'idempotency-key': z.string().min(1) });
const nothing = z.strictObject({});
const refusals = { 404: 'There is no such charge', 409: 'The charge, or the key, is not in a state for that' };

/** The provider's API: `/v1/charges`, their capture and void, and `/v1/refunds`. */
export function providerRoutes(ledger: ChargeLedger, behaviour: Behaviour): Router {
  const router = createRouter();
  // The key comes behind the behaviour: a request that is slow or loses its answer is done once all the same.
  router.use('/v1', onPost(behaviourMiddleware(behaviour)), onPost(idempotent()));

  router.post(
    '/v1/charges',
    {
      summary: 'Takes money from a card, or holds it',
      headers,
      body: ChargeInput,
      responses: { 201: Charge, 402: 'The card was declined', 409: refusals[409] },
    },
    ({ headers, body: { capture, ...input } }) => {
      const request = { ...input, idempotencyKey: headers['idempotency-key'] };
      const charge = ledger.authorise(request, { declines: behaviour.take('refuse') !== undefined });
      if (!charge) throw new HttpError(400, 'unknown-card', `No card has the token ${input.method}`, 'method');
      if (charge.status === 'declined') throw new HttpError(402, 'declined', 'The card was declined');
      return (capture && ledger.capture(charge.id)) || charge;
    },
  );

  router.post(
    '/v1/charges/:id/capture',
    { summary: 'Takes the money that is held', headers, body: nothing, responses: { 200: Charge, ...refusals } },
    ({ params: { id } }) => ledger.capture(id) ?? refuse(ledger, id, 'There is no money on hold to capture'),
  );

  router.post(
    '/v1/charges/:id/void',
    { summary: 'Releases the money that is held', headers, body: nothing, responses: { 200: Charge, ...refusals } },
    ({ params: { id } }) => ledger.void(id) ?? refuse(ledger, id, 'There is no money on hold to release'),
  );

  router.post(
    '/v1/refunds',
    { summary: 'Gives money back', headers, body: RefundInput, responses: { 201: Refund, ...refusals } },
    ({ body: { chargeId, amount, reference = chargeId } }) =>
      ledger.refund(chargeId, reference, amount) ??
      refuse(ledger, chargeId, 'More than was taken, or than is left, cannot be given back'),
  );

  router.get(
    '/v1/charges',
    {
      summary: 'All that was charged',
      query: z.strictObject({ reference: z.string().optional() }),
      responses: { 200: z.array(Charge) },
    },
    ({ query: { reference } }) =>
      ledger.charges.filter((charge) => reference === undefined || charge.reference === reference),
  );

  return router;
}

const onPost =
  (middleware: Middleware): Middleware =>
  (ctx, next) =>
    ctx.method === 'POST' ? middleware(ctx, next) : next();

function refuse(ledger: ChargeLedger, id: string, why: string): never {
  const charge = ledger.charges.find((one) => one.id === id);
  if (!charge) throw new HttpError(404, 'unknown-charge', `There is no charge ${id}`);
  throw new HttpError(409, `charge-${charge.status}`, why);
}
