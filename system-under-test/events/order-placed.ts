import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

export const orderPlaced = defineEvent('order.placed', {
  topic: topics.orders,
  description:
    'A customer has placed an order; it is acknowledged, and must end as confirmed or cancelled. Told by order.',
  data: z.object({
    orderId: z.uuid(),
    customerId: z.string(),
    lines: z.array(z.object({ productId: z.string(), quantity: z.int().positive() })).min(1),
    /** In cents. */
    total: z.int().nonnegative(),
    currency: z.string(),
  }),
});
