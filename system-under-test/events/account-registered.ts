import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

export const accountRegistered = defineEvent('account.registered', {
  topic: topics.accounts,
  description: "Somebody has an account now; its id is the customer's id everywhere. Told by auth, once.",
  data: z.object({ accountId: z.string(), name: z.string(), email: z.email() }),
});
