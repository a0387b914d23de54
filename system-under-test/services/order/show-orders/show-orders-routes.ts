import { z } from 'zod';
import { createRouter, HttpError, paging, type Router } from '../../../platform/http/index.ts';
import { OrderView, type OrderViews, toOrderView } from '../read-model/index.ts';

/** Postgres knows no NUL in a text. */
const customerId = z
  .string()
  .min(1)
  .regex(/^[^\0]*$/);

export function showOrdersRoutes(views: OrderViews): Router {
  const router = createRouter();

  router.get(
    '/orders',
    {
      summary: 'The orders of one customer, the newest first',
      query: z.strictObject({ customerId, ...paging(20) }),
      responses: { 200: z.strictObject({ items: z.array(OrderView), total: z.int() }) },
    },
    async ({ query }) => {
      const { items, total } = await views.list(query);
      return { items: items.map(toOrderView), total };
    },
  );

  router.get(
    '/orders/:id',
    {
      summary: 'One order of a customer',
      params: z.object({ id: z.uuid() }),
      query: z.strictObject({ customerId }),
      responses: { 200: OrderView, 404: 'There is none, or it is another customer’s' },
    },
    async ({ params, query }) => {
      const order = await views.find(params.id, query.customerId);
      if (!order) throw new HttpError(404, 'not-found', 'There is no such order');
      return toOrderView(order);
    },
  );

  return router;
}
