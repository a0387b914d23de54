import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router, type RouterContext } from '../../platform/http/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import { receiveDelivery } from './deliveries/index.ts';
import { findStockLevel, findStockLevels } from './stock-level.ts';

const MAX_IDS = 200;
/** Postgres knows no NUL in a text. */
const text = z.string().refine((value) => !value.includes('\0'), 'must not hold a NUL character');

const stockQuery = z.strictObject({
  ids: text.transform((ids) => ids.split(',')).pipe(z.array(z.string()).max(MAX_IDS)),
});
const deliveryInput = z.strictObject({ quantity: z.int().min(1).max(1_000_000) });

export function stockRoutes(database: Database): Router {
  const router = createRouter();

  router.get('/stock', async (ctx) => {
    const { ids } = parseInput(stockQuery, ctx.query);
    ctx.body = { items: await findStockLevels(database, ids) };
  });

  router.get('/stock/:productId', async (ctx) => {
    const level = await findStockLevel(database, productIdOf(ctx));
    if (!level) throw new HttpError(404, 'not-found', 'There is no such product');
    ctx.body = level;
  });

  router.post('/stock/:productId/deliveries', async (ctx) => {
    const idempotencyKey = ctx.get('idempotency-key');
    if (!idempotencyKey)
      throw new HttpError(400, 'validation', 'The header Idempotency-Key is required', 'Idempotency-Key');
    const { quantity } = parseInput(deliveryInput, ctx.request.body);
    const { id, productId } = await receiveDelivery(
      database,
      { productId: productIdOf(ctx), quantity },
      idempotencyKey,
    );
    ctx.status = 201;
    ctx.body = { deliveryId: id, ...(await findStockLevel(database, productId)) };
  });

  return router;
}

/** An id that cannot be one is the id of no product. */
function productIdOf(ctx: RouterContext): string {
  const id = text.safeParse(ctx.params.productId);
  if (!id.success) throw new HttpError(404, 'not-found', 'There is no such product');
  return id.data;
}
