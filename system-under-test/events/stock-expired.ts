import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

export const stockExpired = defineEvent('stock.expired', {
  topic: topics.stock,
  description: 'What was kept for the order was given back, because nobody settled it in time. Told by inventory.',
  data: z.object({ orderId: z.uuid() }),
});
