import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

export const orderCancelled = defineEvent('order.cancelled', {
  topic: topics.orders,
  description: 'The order will not be fulfilled; whatever was kept for it is free again. Told by order, once.',
  data: z.object({
    orderId: z.uuid(),
    /** In words for the customer, such as `out of stock`. */
    reason: z.string(),
  }),
});
