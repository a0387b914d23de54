import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router } from '../../platform/http/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import type { Orders } from './orders.ts';
import { placeOrder } from './place-order.ts';
import { findOrder, findOrders } from './read-model/index.ts';

const orderRequest = z.strictObject({
  customerId: z.string().min(1),
  name: z.string().min(1),
  email: z.email(),
  lines: z
    .array(
      z.strictObject({
        productId: z.string().min(1),
        name: z.string().min(1),
        quantity: z.int().min(1).max(20),
        price: z.int().nonnegative(),
      }),
    )
    .min(1),
  discountPercent: z.int().min(0).max(100).optional(),
  paymentMethod: z.string().min(1),
});
const customerQuery = z.object({ customerId: z.string().min(1) });
const pageQuery = customerQuery.extend({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
});
const uuid = z.uuid();

export function orderRoutes({ database, orders }: { database: Database; orders: Orders }): Router {
  const router = createRouter();

  router.post('/orders', async (ctx) => {
    const idempotencyKey = ctx.get('idempotency-key');
    if (!idempotencyKey)
      throw new HttpError(400, 'validation', 'The header Idempotency-Key is required', 'Idempotency-Key');
    const request = parseInput(orderRequest, ctx.request.body);
    const orderId = await placeOrder(database, orders, request, idempotencyKey);
    ctx.status = 202;
    ctx.set('Location', `/orders/${orderId}`);
    ctx.body = await findOrder(database, orderId, request.customerId);
  });

  router.get('/orders', async (ctx) => {
    ctx.body = await findOrders(database, parseInput(pageQuery, ctx.query));
  });

  router.get('/orders/:id', async (ctx) => {
    const { customerId } = parseInput(customerQuery, ctx.query);
    const id = uuid.safeParse(ctx.params.id);
    const order = id.success ? await findOrder(database, id.data, customerId) : undefined;
    if (!order) throw new HttpError(404, 'not-found', 'There is no such order');
    ctx.body = order;
  });

  return router;
}
