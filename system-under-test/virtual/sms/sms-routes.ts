import { z } from 'zod';
import { createRouter, HttpError, parseInput, type Router } from '../../platform/http/index.ts';
import { type Behaviour, behaviourMiddleware } from '../control/index.ts';
import type { SmsInbox } from './sms-inbox.ts';

const MessageInput = z.strictObject({
  to: z.e164(),
  /** Ten parts of a long message, which is as much as providers take. */
  text: z.string().min(1).max(1_530),
});
const Filter = z.strictObject({ to: z.string().optional(), orderId: z.string().optional() });

/** `POST /v1/messages` takes a message, `GET /messages?to=&orderId=` shows what was delivered, `DELETE /messages` forgets it. */
export function smsRoutes(inbox: SmsInbox, behaviour: Behaviour): Router {
  const router = createRouter();

  router.post('/v1/messages', behaviourMiddleware(behaviour), (ctx) => {
    const key = ctx.get('Idempotency-Key');
    if (!key) throw new HttpError(400, 'idempotency-key-missing', 'The header Idempotency-Key is required');
    const { to, text } = parseInput(MessageInput, ctx.request.body);
    if (behaviour.take('refuse')) throw new HttpError(422, 'unreachable', 'This number cannot be reached', 'to');
    const delivered = inbox.accept(key, {
      ...{ to, text, orderId: ctx.get('X-Order-Id') || null, template: ctx.get('X-Template') || null },
      synthetic: ctx.get('X-Synthetic') === 'true',
    });
    if (!delivered)
      throw new HttpError(409, 'idempotency-key-reused', 'This Idempotency-Key came with another message before');
    ctx.status = 201;
    ctx.body = { id: delivered.id };
  });

  router.get('/messages', (ctx) => {
    ctx.body = inbox.find(parseInput(Filter, ctx.query));
  });

  router.delete('/messages', (ctx) => {
    inbox.clear();
    ctx.status = 204;
    ctx.body = null;
  });

  return router;
}
