import { z } from 'zod';
import { createRouter, HttpError, type Router } from '../../platform/http/index.ts';
import { type Behaviour, behaviourMiddleware } from '../control/index.ts';
import type { SmsInbox } from './sms-inbox.ts';

const TextMessage = z.strictObject({
  to: z.e164(),
  text: z.string().min(1).max(1_530).describe('at most ten parts, which is as much as providers take'),
});
const DeliveredTextMessage = z
  .strictObject({
    id: z.string(),
    ...{ to: z.string(), text: z.string(), orderId: z.string().nullable(), template: z.string().nullable() },
    synthetic: z.boolean(),
    duplicates: z.int().describe('how often the same Idempotency-Key came again'),
  })
  .meta({ id: 'DeliveredTextMessage' });

export function smsRoutes(inbox: SmsInbox, behaviour: Behaviour): Router {
  const router = createRouter();

  router.use('/v1/messages', behaviourMiddleware(behaviour));
  router.post(
    '/v1/messages',
    {
      summary: 'Sends a text message, once for each Idempotency-Key',
      headers: z.object({
        'idempotency-key': z.string().min(1),
        ...{ 'x-order-id': z.string().optional(), 'x-template': z.string().optional() },
        'x-synthetic': z.literal('true').optional(),
      }),
      body: TextMessage,
      responses: {
        201: z.strictObject({ id: z.string() }),
        409: 'The key came with another message before',
        422: 'The number cannot be reached',
      },
    },
    ({ headers, body }) => {
      if (behaviour.take('refuse')) throw new HttpError(422, 'unreachable', 'This number cannot be reached', 'to');
      const delivered = inbox.accept(headers['idempotency-key'], {
        ...body,
        ...{ orderId: headers['x-order-id'] ?? null, template: headers['x-template'] ?? null },
        synthetic: headers['x-synthetic'] === 'true',
      });
      if (!delivered)
        throw new HttpError(409, 'idempotency-key-reused', 'This Idempotency-Key came with another message before');
      return { id: delivered.id };
    },
  );

  router.get(
    '/messages',
    {
      summary: 'What was delivered',
      query: z.strictObject({ to: z.string().optional(), orderId: z.string().optional() }),
      responses: { 200: z.array(DeliveredTextMessage) },
    },
    ({ query }) => inbox.find(query),
  );

  router.delete('/messages', { summary: 'Forgets what was delivered', responses: { 204: null } }, () => {
    inbox.clear();
    return undefined;
  });

  return router;
}
