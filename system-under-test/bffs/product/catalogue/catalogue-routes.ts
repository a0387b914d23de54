import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { createRouter, paging, type Router } from '../../../platform/http/index.ts';
import { ProductAnswer, ProductPageAnswer } from '../../shared/catalogue/index.ts';
import { availabilities, findAvailability } from './availability.ts';
import { type Catalogue, CategoriesAnswer } from './catalogue.ts';

const CatalogueQuery = z.strictObject({
  search: z.string().max(100).optional(),
  category: z.string().max(100).optional(),
  ...paging(24),
});

const ProductWithAvailability = ProductAnswer.extend({
  availability: z.enum(availabilities).meta({ description: 'unknown when it cannot be found out right now' }),
}).meta({ id: 'ProductWithAvailability' });

interface CatalogueParts {
  readonly catalogue: Catalogue;
  readonly inventory: Edge;
}

/** `/api/products` and `/api/categories` */
export function catalogueRoutes({ catalogue, inventory }: CatalogueParts): Router {
  const router = createRouter();

  router.get(
    '/api/products',
    { summary: 'Products in pages', query: CatalogueQuery, responses: { 200: ProductPageAnswer } },
    ({ query }) => catalogue.findPage(query),
  );

  router.get(
    '/api/products/:id',
    {
      summary: 'A product, and whether it can be had',
      responses: { 200: ProductWithAvailability, 404: 'There is no such product' },
    },
    async ({ params: { id } }) => {
      const [product, availability] = await Promise.all([catalogue.find(id), findAvailability(inventory, id)]);
      return { ...product, availability };
    },
  );

  router.get(
    '/api/categories',
    { summary: 'The categories and how many products each has', responses: { 200: CategoriesAnswer } },
    () => catalogue.findCategories(),
  );

  return router;
}
