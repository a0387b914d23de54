import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import type { Router } from '../../../platform/http/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { ProductAnswer } from '../../shared/catalogue/index.ts';
import { callersKey, keyHeaders } from '../../shared/idempotency/index.ts';

/** In cents. */
const PriceInput = z.strictObject({ price: z.int().min(1).max(10_000_000) }).meta({ id: 'PriceInput' });

/** `/admin/api/products/:id/price` */
export function addPriceRoutes(router: Router, product: Edge): void {
  router.put(
    '/admin/api/products/:id/price',
    {
      summary: 'Replaces the price of a product',
      secured: true,
      headers: keyHeaders,
      body: PriceInput,
      responses: { 200: ProductAnswer, 404: 'There is no such product' },
    },
    async ({ params, headers, body }, ctx) => {
      const path = `/products/${encodeURIComponent(params.id)}/price`;
      const idempotencyKey = callersKey(ctx, headers);
      const answer = await product.request({ method: 'PUT', path, idempotencyKey, body });
      return readAnswer(ProductAnswer, 'product', answer);
    },
  );
}
