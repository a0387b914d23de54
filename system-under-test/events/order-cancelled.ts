import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

/** The order will not be fulfilled; whatever was kept for it is free again. Told by order, once. */
export const orderCancelled = defineEvent('order.cancelled', {
  topic: topics.orders,
  data: z.object({
    orderId: z.uuid(),
    /** In words for the customer, such as `out of stock`. */
    reason: z.string(),
  }),
});
