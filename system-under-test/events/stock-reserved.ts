import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

export const stockReserved = defineEvent('stock.reserved', {
  topic: topics.stock,
  description: 'All lines of the order are kept for it. Told by inventory.',
  data: z.object({ orderId: z.uuid() }),
});
