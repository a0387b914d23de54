import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

export const customerErased = defineEvent('customer.erased', {
  topic: topics.customers,
  description:
    'The customer wants to be forgotten: whoever keeps personal data under this id erases it. Told by user, once.',
  data: z.object({ customerId: z.string() }),
});
