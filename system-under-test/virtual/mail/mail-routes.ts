import { z } from 'zod';
import { createRouter, type Router } from '../../platform/http/index.ts';
import type { Mailbox } from './mailbox.ts';

const DeliveredMessage = z
  .strictObject({
    ...{ messageId: z.string(), to: z.string(), subject: z.string(), text: z.string() },
    ...{ orderId: z.string().nullable(), template: z.string().nullable(), synthetic: z.boolean() },
    duplicates: z.int().describe('how often the same Message-ID came again'),
  })
  .meta({ id: 'DeliveredMessage' });

export function mailRoutes(mailbox: Mailbox): Router {
  const router = createRouter();

  router.get(
    '/messages',
    {
      summary: 'What was delivered',
      query: z.strictObject({ to: z.string().optional(), orderId: z.string().optional() }),
      responses: { 200: z.array(DeliveredMessage) },
    },
    ({ query }) => mailbox.find(query),
  );

  router.delete('/messages', { summary: 'Forgets what was delivered', responses: { 204: null } }, () => {
    mailbox.clear();
    return undefined;
  });

  return router;
}
