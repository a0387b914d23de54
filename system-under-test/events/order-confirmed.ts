import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

/** The order has its stock and its money. Told by order, once. */
export const orderConfirmed = defineEvent('order.confirmed', {
  topic: topics.orders,
  data: z.object({
    orderId: z.uuid(),
    customer: z.object({ id: z.string(), name: z.string(), email: z.email() }),
    lines: z.array(
      z.object({
        productId: z.string(),
        name: z.string(),
        quantity: z.int().positive(),
        /** Of one piece, in cents. */
        price: z.int().nonnegative(),
      }),
    ),
    /** In cents. */
    discount: z.int().nonnegative(),
    /** In cents. */
    total: z.int().nonnegative(),
    currency: z.string(),
  }),
});
