import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

/** The money of a confirmed order has been given back. Told by order, once. */
export const orderRefunded = defineEvent('order.refunded', {
  topic: topics.orders,
  data: z.object({
    orderId: z.uuid(),
    customer: z.object({ id: z.string(), name: z.string(), email: z.email() }),
    /** What was given back, in cents. */
    total: z.int().nonnegative(),
    currency: z.string(),
  }),
});
