import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router } from '../../platform/http/index.ts';
import type { ProductStore } from './product-store.ts';

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'expected a whole number')
    .transform(Number)
    .pipe(z.number().min(least).max(most));

/** Postgres knows no NUL in a text. */
const text = z.string().refine((value) => !value.includes('\0'), 'must not hold a NUL character');

const ProductQueryInput = z.strictObject({
  ids: text
    .max(4_000)
    .transform((ids) => ids.split(','))
    .optional(),
  search: text.max(100).optional(),
  category: text.max(100).optional(),
  page: wholeNumber(1, 10_000).default(1),
  size: wholeNumber(1, 100).default(24),
});

/** `GET /products` and `GET /products/:id`. */
export function productRoutes(store: ProductStore): Router {
  const router = createRouter();

  router.get('/products', async (ctx) => {
    const query = parseInput(ProductQueryInput, withoutEmpty(ctx.query));
    const { items, total } = await store.search(query);
    ctx.body = { items, total, page: query.page, size: query.size };
  });

  router.get('/products/:id', async (ctx) => {
    const id = String(ctx.params.id);
    const product = text.safeParse(id).success ? await store.find(id) : undefined;
    if (!product) throw new HttpError(404, 'not-found', `There is no product ${id}`);
    ctx.body = product;
  });

  return router;
}

/** `?search=` asks for nothing in particular. */
function withoutEmpty(query: NodeJS.Dict<string | string[]>): NodeJS.Dict<string | string[]> {
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== ''));
}
