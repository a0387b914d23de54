import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

export const productChanged = defineEvent('product.changed', {
  topic: topics.catalogue,
  description: 'Something about the product is new; whoever keeps a copy asks for it again. Told by product.',
  data: z.object({ productId: z.string() }),
});
