import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

export const orderRefunded = defineEvent('order.refunded', {
  topic: topics.orders,
  description: 'The money of a confirmed order has been given back. Told by order, once.',
  data: z.object({
    orderId: z.uuid(),
    customer: z.object({ id: z.string(), name: z.string(), email: z.email() }),
    /** What was given back, in cents. */
    total: z.int().nonnegative(),
    currency: z.string(),
  }),
});
