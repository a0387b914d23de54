import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router } from '../../../platform/http/index.ts';
import { type OrderViews, toOrderView } from '../read-model/index.ts';

const customerQuery = z.object({ customerId: z.string().min(1) });
const pageQuery = customerQuery.extend({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
});
const uuid = z.uuid();

export function showOrdersRoutes(views: OrderViews): Router {
  const router = createRouter();

  router.get('/orders', async (ctx) => {
    const { items, total } = await views.list(parseInput(pageQuery, ctx.query));
    ctx.body = { items: items.map(toOrderView), total };
  });

  router.get('/orders/:id', async (ctx) => {
    const { customerId } = parseInput(customerQuery, ctx.query);
    const id = uuid.safeParse(ctx.params.id);
    const order = id.success ? await views.find(id.data, customerId) : undefined;
    if (!order) throw new HttpError(404, 'not-found', 'There is no such order');
    ctx.body = toOrderView(order);
  });

  return router;
}
