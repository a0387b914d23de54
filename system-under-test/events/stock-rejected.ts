import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

export const stockRejected = defineEvent('stock.rejected', {
  topic: topics.stock,
  description: 'Some lines of the order cannot be had, so nothing is kept for it. Told by inventory.',
  data: z.object({
    orderId: z.uuid(),
    missing: z.array(z.object({ productId: z.string(), wanted: z.int(), free: z.int() })),
  }),
});
