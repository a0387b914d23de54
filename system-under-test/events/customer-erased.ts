import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

/** The customer wants to be forgotten: whoever keeps personal data under this id erases it. Told by user, once. */
export const customerErased = defineEvent('customer.erased', {
  topic: topics.customers,
  data: z.object({ customerId: z.string() }),
});
