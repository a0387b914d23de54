import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { parseInput, type Router } from '../../../platform/http/index.ts';
import { callerOf } from '../../../platform/identity/index.ts';
import type { Log } from '../../../platform/telemetry/index.ts';
import { fallback, readAnswer } from '../../shared/callee/index.ts';
import { ProductPageAnswer } from '../../shared/catalogue/index.ts';
import { idempotencyKeyOf } from '../../shared/idempotency/index.ts';
import { findStockLevels, StockLevelAnswer } from './stock-level.ts';

const StockQuery = z.strictObject({
  search: z.string().optional(),
  page: z.string().optional(),
  size: z.string().optional(),
});
const DeliveryInput = z.strictObject({ quantity: z.int().min(1).max(10_000) });

interface StockParts {
  readonly product: Edge;
  readonly inventory: Edge;
  readonly log: Log;
}

/** `GET /admin/api/stock`: the products with their levels; `POST /admin/api/stock/:id/deliveries`: more of one has come. */
export function addStockRoutes(router: Router, { product, inventory, log }: StockParts): void {
  router.get('/admin/api/stock', async (ctx) => {
    const query = new URLSearchParams(parseInput(StockQuery, ctx.query) as Record<string, string>);
    const answer = await product.request({ method: 'GET', path: `/products?${query}` });
    const { items, total } = readAnswer(ProductPageAnswer, 'product', answer);
    const ids = items.map(({ id }) => id);
    const levels = await fallback(() => findStockLevels(inventory, ids), { instead: new Map(), part: 'stock', log });
    ctx.body = {
      items: items.map(({ id, name, price, currency }) => ({
        id,
        name,
        price,
        currency,
        stock: levels.get(id) ?? null,
      })),
      total,
    };
  });

  router.post('/admin/api/stock/:id/deliveries', async (ctx) => {
    const idempotencyKey = idempotencyKeyOf(ctx, callerOf(ctx));
    const body = parseInput(DeliveryInput, ctx.request.body);
    const path = `/stock/${encodeURIComponent(String(ctx.params.id))}/deliveries`;
    const answer = await inventory.request({ method: 'POST', path, idempotencyKey, body });
    ctx.status = 201;
    ctx.body = readAnswer(StockLevelAnswer, 'inventory', answer);
  });
}
