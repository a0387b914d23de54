import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { createRouter, parseInput, type Router } from '../../../platform/http/index.ts';
import { readAnswer } from '../callee-answer.ts';
import { ProductAnswer, ProductPageAnswer } from './product.ts';

/** Only these go through; what they may hold is for the product service to judge. */
const CatalogueQuery = z.strictObject({
  search: z.string().optional(),
  category: z.string().optional(),
  page: z.string().optional(),
  size: z.string().optional(),
});

/** `GET /api/products` and `GET /api/products/:id`. */
export function catalogueRoutes(product: Edge): Router {
  const router = createRouter();

  router.get('/api/products', async (ctx) => {
    const query = new URLSearchParams(parseInput(CatalogueQuery, ctx.query) as Record<string, string>);
    const answer = await product.request({ method: 'GET', path: `/products?${query}` });
    ctx.body = readAnswer(ProductPageAnswer, 'product', answer);
  });

  router.get('/api/products/:id', async (ctx) => {
    const path = `/products/${encodeURIComponent(String(ctx.params.id))}`;
    ctx.body = readAnswer(ProductAnswer, 'product', await product.request({ method: 'GET', path }));
  });

  return router;
}
