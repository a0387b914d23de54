import { z } from 'zod';
import { createRouter, parseInput, type Router } from '../../platform/http/index.ts';
import type { Mailbox } from './mailbox.ts';

const Filter = z.strictObject({ to: z.string().optional(), orderId: z.string().optional() });

/** `GET /messages?to=&orderId=` shows what was delivered, `DELETE /messages` forgets it. */
export function mailRoutes(mailbox: Mailbox): Router {
  const router = createRouter();
  router.get('/messages', (ctx) => {
    ctx.body = mailbox.find(parseInput(Filter, ctx.query));
  });
  router.delete('/messages', (ctx) => {
    mailbox.clear();
    ctx.status = 204;
    ctx.body = null;
  });
  return router;
}
