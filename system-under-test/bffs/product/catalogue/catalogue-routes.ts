import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { createRouter, parseInput, type Router } from '../../../platform/http/index.ts';
import type { Log } from '../../../platform/telemetry/index.ts';
import { fallback } from '../../shared/callee/index.ts';
import { findAvailability } from './availability.ts';
import type { Catalogue } from './catalogue.ts';

/** Only these go through; what they may hold is for the product service to judge. */
const CatalogueQuery = z.strictObject({
  search: z.string().optional(),
  category: z.string().optional(),
  page: z.string().optional(),
  size: z.string().optional(),
});

interface CatalogueParts {
  readonly catalogue: Catalogue;
  readonly inventory: Edge;
  readonly log: Log;
}

/** `GET /api/products`, `GET /api/products/:id` with its availability, and `GET /api/categories`. */
export function catalogueRoutes({ catalogue, inventory, log }: CatalogueParts): Router {
  const router = createRouter();

  router.get('/api/products', async (ctx) => {
    ctx.body = await catalogue.findPage(parseInput(CatalogueQuery, ctx.query) as Record<string, string>);
  });

  router.get('/api/products/:id', async (ctx) => {
    const id = String(ctx.params.id);
    const [product, availability] = await Promise.all([
      catalogue.find(id),
      fallback(() => findAvailability(inventory, id), { instead: 'unknown', part: 'availability', log }),
    ]);
    ctx.body = { ...product, availability };
  });

  router.get('/api/categories', async (ctx) => {
    ctx.body = await catalogue.findCategories();
  });

  return router;
}
