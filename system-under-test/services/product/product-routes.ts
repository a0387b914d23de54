import { z } from 'zod';
import { createRouter, HttpError, paging, type Router } from '../../platform/http/index.ts';
import { changePrice, type Pricing } from './change-price.ts';
import { Product } from './product.ts';

/** Postgres knows no NUL in a text. */
const text = z.string().refine((value) => !value.includes('\0'), 'must not hold a NUL character');

const ProductQuery = z.strictObject({
  ids: text
    .max(4_000)
    .transform((ids) => ids.split(','))
    .optional(),
  search: text.max(100).optional(),
  category: text.max(100).optional(),
  ...paging(24),
});
const ProductId = z.object({ id: text.max(64) });
const Category = z.object({ name: z.string(), count: z.int().positive() });
const noProduct = (id: string) => new HttpError(404, 'not-found', `There is no product ${id}`);

export function productRoutes(pricing: Pricing): Router {
  const { catalogue } = pricing;
  const router = createRouter();

  router.get(
    '/products',
    {
      summary: 'The products that match, in pages',
      query: ProductQuery,
      responses: { 200: z.object({ items: z.array(Product), total: z.int(), page: z.int(), size: z.int() }) },
    },
    async ({ query }) => {
      const { items, total } = await catalogue.search(query);
      return { items, total, page: query.page, size: query.size };
    },
  );

  router.get(
    '/products/:id',
    { summary: 'One product', params: ProductId, responses: { 200: Product, 404: 'There is no such product' } },
    async ({ params: { id } }) => {
      const product = await catalogue.find(id);
      if (!product) throw noProduct(id);
      return product;
    },
  );

  router.put(
    '/products/:id/price',
    {
      summary: 'Sets the price of a product',
      description: 'Orders that have been placed keep the price they were placed at.',
      params: ProductId,
      body: z.strictObject({ price: z.int().min(1).max(10_000_000).meta({ description: 'In cents' }) }),
      responses: { 200: Product, 404: 'There is no such product' },
    },
    async ({ params: { id }, body: { price } }) => {
      const product = await changePrice(pricing, id, price);
      if (!product) throw noProduct(id);
      return product;
    },
  );

  router.get(
    '/categories',
    { summary: 'What kinds of products there are', responses: { 200: z.object({ items: z.array(Category) }) } },
    async () => ({ items: await catalogue.categories() }),
  );

  return router;
}
