import { createRouter, HttpError, type Router } from '../../platform/http/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import { findStockLevel } from './stock-level.ts';

export function stockRoutes(database: Database): Router {
  const router = createRouter();

  router.get('/stock/:productId', async (ctx) => {
    const level = await findStockLevel(database, ctx.params.productId ?? '');
    if (!level) throw new HttpError(404, 'not-found', 'There is no such product');
    ctx.body = level;
  });

  return router;
}
