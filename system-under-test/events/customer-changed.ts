import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

/** How a customer can be reached from now on: the whole of it, not only what is new. Told by user. */
export const customerChanged = defineEvent('customer.changed', {
  topic: topics.customers,
  data: z.object({ customerId: z.string(), name: z.string(), email: z.email(), phone: z.string().nullable() }),
});
