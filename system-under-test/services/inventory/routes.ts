import { z } from 'zod';
import { createRouter, HttpError, type Router } from '../../platform/http/index.ts';
import { idempotencyHeaders as headers, type Once } from '../../platform/idempotency/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import { receiveDelivery } from './deliveries/index.ts';
import { findStockLevel, findStockLevels } from './stock-level.ts';

const MAX_IDS = 200;
/** Postgres knows no NUL in a text. */
const text = z.string().refine((value) => !value.includes('\0'), 'must not hold a NUL character');
const params = z.object({ productId: text });

const pieces = z.int().nonnegative();
const StockLevel = z
  .strictObject({
    productId: z.string(),
    received: pieces.describe('reserved + sold + free'),
    reserved: pieces,
    sold: pieces,
    free: pieces,
    owed: pieces.describe('sold to orders that were confirmed late, when nothing was left; not in sold yet'),
  })
  .meta({ id: 'StockLevel' });
const DeliveryInput = z.strictObject({ quantity: z.int().min(1).max(1_000_000) });

export interface StockRoutesOptions {
  readonly database: Database;
  readonly once: Once;
}

export function stockRoutes({ database, once }: StockRoutesOptions): Router {
  const router = createRouter();

  router.get(
    '/stock',
    {
      summary: 'The stock of several products',
      description: `Up to ${MAX_IDS} ids, separated by commas; those that nobody knows are left out.`,
      query: z.strictObject({
        ids: text
          .transform((ids) => ids.split(','))
          .pipe(z.array(z.string()).max(MAX_IDS))
          .meta({ override: { type: 'string' } }),
      }),
      responses: { 200: z.strictObject({ items: z.array(StockLevel) }) },
    },
    async ({ query }) => ({ items: await findStockLevels(database, query.ids) }),
  );

  router.get(
    '/stock/:productId',
    { summary: 'The stock of a product', params, responses: { 200: StockLevel, 404: 'There is no such product' } },
    async ({ params: { productId } }) => {
      const level = await findStockLevel(database, productId);
      if (!level) throw new HttpError(404, 'not-found', 'There is no such product');
      return level;
    },
  );

  router.post(
    '/stock/:productId/deliveries',
    {
      summary: 'Pieces have come in',
      description: 'Orders to which pieces are owed get theirs first.',
      params,
      headers,
      body: DeliveryInput,
      responses: {
        201: StockLevel.extend({ deliveryId: z.uuid() }).meta({ id: 'ReceivedDelivery' }),
        404: 'There is no such product',
        422: 'The key belongs to another delivery',
      },
    },
    (input, ctx) =>
      once(ctx, input, (transaction) =>
        receiveDelivery(transaction, { productId: input.params.productId, quantity: input.body.quantity }),
      ),
  );

  return router;
}
