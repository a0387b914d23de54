import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router } from '../../platform/http/index.ts';
import { type Behaviour, behaviourMiddleware } from '../control/index.ts';
import type { PushInbox } from './push-inbox.ts';

const NotificationInput = z.strictObject({
  to: z.string().min(1).max(100),
  title: z.string().min(1).max(100),
  body: z.string().min(1).max(1_000),
});
const Filter = z.strictObject({ to: z.string().optional(), orderId: z.string().optional() });

/**
 * `POST /v1/notifications` takes a notification, `GET /notifications?to=&orderId=` shows what was delivered,
 * `DELETE /notifications` forgets it.
 */
export function pushRoutes(inbox: PushInbox, behaviour: Behaviour): Router {
  const router = createRouter();

  router.post('/v1/notifications', behaviourMiddleware(behaviour), (ctx) => {
    const key = ctx.get('Idempotency-Key');
    if (!key) throw new HttpError(400, 'idempotency-key-missing', 'The header Idempotency-Key is required');
    const { to, title, body } = parseInput(NotificationInput, ctx.request.body);
    if (behaviour.take('refuse'))
      throw new HttpError(410, 'unregistered', 'No device is registered for this receiver', 'to');
    const delivered = inbox.accept(key, {
      ...{ to, title, body, orderId: ctx.get('X-Order-Id') || null, template: ctx.get('X-Template') || null },
      synthetic: ctx.get('X-Synthetic') === 'true',
    });
    if (!delivered)
      throw new HttpError(409, 'idempotency-key-reused', 'This Idempotency-Key came with another notification before');
    ctx.status = 201;
    ctx.body = { id: delivered.id };
  });

  router.get('/notifications', (ctx) => {
    ctx.body = inbox.find(parseInput(Filter, ctx.query));
  });

  router.delete('/notifications', (ctx) => {
    inbox.clear();
    ctx.status = 204;
    ctx.body = null;
  });

  return router;
}
