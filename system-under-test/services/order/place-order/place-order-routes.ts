import { z } from 'zod';
import { readStream } from '../../../platform/event-sourcing/index.ts';
import { createRouter, HttpError, parseInput, type Router } from '../../../platform/http/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import type { OrderEvent } from '../order/index.ts';
import type { Orders } from '../orders.ts';
import { type ReadModel, toDocument, toOrderView } from '../read-model/index.ts';
import { placeOrder } from './place-order.ts';

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

export function placeOrderRoutes(options: { database: Database; orders: Orders; readModel: ReadModel }): Router {
  const { database, orders, readModel } = options;
  const router = createRouter();

  router.post('/orders', async (ctx) => {
    const idempotencyKey = ctx.get('idempotency-key');
    if (!idempotencyKey)
      throw new HttpError(400, 'validation', 'The header Idempotency-Key is required', 'Idempotency-Key');
    const orderId = await placeOrder(database, orders, parseInput(orderRequest, ctx.request.body), idempotencyKey);
    // Answered from the events, which are there in any case; and the customer's next look at the list finds the order too.
    const document = toDocument(await readStream<OrderEvent>(database, orderId));
    if (!document) throw new Error(`The order ${orderId} has no events`);
    await readModel.shows(document);
    ctx.status = 202;
    ctx.set('Location', `/orders/${orderId}`);
    ctx.body = toOrderView(document);
  });

  return router;
}
