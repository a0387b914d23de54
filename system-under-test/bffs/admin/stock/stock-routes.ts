import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { paging, type Router } from '../../../platform/http/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { ProductAnswer, ProductPageAnswer } from '../../shared/catalogue/index.ts';
import { callersKey, keyHeaders } from '../../shared/idempotency/index.ts';
import { findStockLevels, StockLevelAnswer } from './stock-level.ts';

const StockQuery = z.strictObject({ search: z.string().max(100).optional(), ...paging(100) });
const DeliveryInput = z.strictObject({ quantity: z.int().min(1).max(10_000) }).meta({ id: 'DeliveryInput' });

const { id, name, price, currency } = ProductAnswer.shape;
const StockedProduct = z
  .object({
    id,
    name,
    price,
    currency,
    stock: StockLevelAnswer.nullable().meta({ description: 'null when inventory does not know, or cannot be asked' }),
  })
  .meta({ id: 'StockedProduct' });

interface StockParts {
  readonly product: Edge;
  readonly inventory: Edge;
}

/** `/admin/api/stock` */
export function addStockRoutes(router: Router, { product, inventory }: StockParts): void {
  router.get(
    '/admin/api/stock',
    {
      summary: 'The products with their stock',
      secured: true,
      query: StockQuery,
      responses: { 200: z.object({ items: z.array(StockedProduct), total: z.int() }) },
    },
    async ({ query: { search, page, size } }) => {
      const query = new URLSearchParams({ ...(search && { search }), page: `${page}`, size: `${size}` });
      const answer = await product.request({ method: 'GET', path: `/products?${query}` });
      const { items, total } = readAnswer(ProductPageAnswer, 'product', answer);
      const ids = items.map((each) => each.id);
      const levels = await findStockLevels(inventory, ids);
      return {
        items: items.map((each) => ({
          id: each.id,
          name: each.name,
          price: each.price,
          currency: each.currency,
          stock: levels.get(each.id) ?? null,
        })),
        total,
      };
    },
  );

  router.post(
    '/admin/api/stock/:id/deliveries',
    {
      summary: 'Takes in a delivery',
      secured: true,
      headers: keyHeaders,
      body: DeliveryInput,
      responses: { 201: StockLevelAnswer, 404: 'There is no such product' },
    },
    async ({ params, headers, body }, ctx) => {
      const path = `/stock/${encodeURIComponent(params.id)}/deliveries`;
      const idempotencyKey = callersKey(ctx, headers);
      const answer = await inventory.request({ method: 'POST', path, idempotencyKey, body });
      return readAnswer(StockLevelAnswer, 'inventory', answer);
    },
  );
}
