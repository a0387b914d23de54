import { z } from 'zod';
import { createRouter, HttpError, type Router } from '../../platform/http/index.ts';
import { type Behaviour, behaviourMiddleware } from '../control/index.ts';
import type { PushInbox } from './push-inbox.ts';

const PushNotification = z.strictObject({
  to: z.string().min(1).max(100).describe('whose devices show it'),
  title: z.string().min(1).max(100),
  body: z.string().min(1).max(1_000),
});
const DeliveredPushNotification = PushNotification.extend({
  id: z.string(),
  ...{ orderId: z.string().nullable(), template: z.string().nullable(), synthetic: z.boolean() },
  duplicates: z.int().describe('how often the same Idempotency-Key came again'),
}).meta({ id: 'DeliveredPushNotification' });

export function pushRoutes(inbox: PushInbox, behaviour: Behaviour): Router {
  const router = createRouter();

  router.use('/v1/notifications', behaviourMiddleware(behaviour));
  router.post(
    '/v1/notifications',
    {
      summary: 'Shows a notification on all devices of somebody, once for each Idempotency-Key',
      headers: z.object({
        'idempotency-key': z.string().min(1),
        ...{ 'x-order-id': z.string().optional(), 'x-template': z.string().optional() },
        'x-synthetic': z.literal('true').optional(),
      }),
      body: PushNotification,
      responses: {
        201: z.strictObject({ id: z.string() }),
        409: 'The key came with another notification before',
        410: 'No device is registered for this receiver',
      },
    },
    ({ headers, body }) => {
      if (behaviour.take('refuse'))
        throw new HttpError(410, 'unregistered', 'No device is registered for this receiver', 'to');
      const delivered = inbox.accept(headers['idempotency-key'], {
        ...body,
        ...{ orderId: headers['x-order-id'] ?? null, template: headers['x-template'] ?? null },
        synthetic: headers['x-synthetic'] === 'true',
      });
      if (!delivered)
        throw new HttpError(
          409,
          'idempotency-key-reused',
          'This Idempotency-Key came with another notification before',
        );
      return { id: delivered.id };
    },
  );

  router.get(
    '/notifications',
    {
      summary: 'What was delivered',
      query: z.strictObject({ to: z.string().optional(), orderId: z.string().optional() }),
      responses: { 200: z.array(DeliveredPushNotification) },
    },
    ({ query }) => inbox.find(query),
  );

  router.delete('/notifications', { summary: 'Forgets what was delivered', responses: { 204: null } }, () => {
    inbox.clear();
    return undefined;
  });

  return router;
}
