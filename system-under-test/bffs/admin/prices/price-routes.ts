import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { parseInput, type Router } from '../../../platform/http/index.ts';
import { callerOf } from '../../../platform/identity/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { ProductAnswer } from '../../shared/catalogue/index.ts';
import { idempotencyKeyOf } from '../../shared/idempotency/index.ts';

/** In cents. */
const PriceInput = z.strictObject({ price: z.int().min(1).max(10_000_000) });

/** `PUT /admin/api/products/:id/price`. */
export function addPriceRoutes(router: Router, product: Edge): void {
  router.put('/admin/api/products/:id/price', async (ctx) => {
    const idempotencyKey = idempotencyKeyOf(ctx, callerOf(ctx));
    const body = parseInput(PriceInput, ctx.request.body);
    const path = `/products/${encodeURIComponent(String(ctx.params.id))}/price`;
    ctx.body = readAnswer(
      ProductAnswer,
      'product',
      await product.request({ method: 'PUT', path, idempotencyKey, body }),
    );
  });
}
