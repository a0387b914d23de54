import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

export const customerChanged = defineEvent('customer.changed', {
  topic: topics.customers,
  description: 'How a customer can be reached from now on: the whole of it, not only what is new. Told by user.',
  data: z.object({ customerId: z.string(), name: z.string(), email: z.email(), phone: z.string().nullable() }),
});
