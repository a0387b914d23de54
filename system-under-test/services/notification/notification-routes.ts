import { z } from 'zod';
import { createRouter, type Router } from '../../platform/http/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import { channelNames, findNotifications } from './outgoing/index.ts';

const Notification = z
  .strictObject({
    channel: z.enum(channelNames),
    template: z.string(),
    recipient: z.string().nullable().describe('null once the customer has been erased'),
    sentAt: z.iso
      .datetime()
      .nullable()
      .describe('null while the message waits, and for good when its party refused it'),
  })
  .meta({ id: 'Notification' });

export function notificationRoutes(database: Database): Router {
  const router = createRouter();
  router.get(
    '/notifications',
    {
      summary: 'What the customer was told of an order',
      query: z.strictObject({ orderId: z.uuid() }),
      responses: { 200: z.array(Notification) },
    },
    async ({ query: { orderId } }) =>
      (await findNotifications(database, orderId)).map(({ sentAt, ...told }) => ({
        ...told,
        sentAt: sentAt?.toISOString() ?? null,
      })),
  );
  return router;
}
