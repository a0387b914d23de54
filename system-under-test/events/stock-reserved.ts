import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';

/** All lines of the order are kept for it. Told by inventory. */
export const stockReserved = defineEvent('stock.reserved', {
  topic: 'stock',
  data: z.object({ orderId: z.uuid() }),
});
