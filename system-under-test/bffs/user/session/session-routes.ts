import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createRouter, parseInput, type Router } from '../../../platform/http/index.ts';
import type { Tokens } from './tokens.ts';

const SessionInput = z.strictObject({
  name: z.string().trim().min(1).max(100),
  email: z.email().max(200),
});

/** `POST /api/session`: a guest becomes a customer. */
export function sessionRoutes(tokens: Tokens): Router {
  const router = createRouter();

  router.post('/api/session', async (ctx) => {
    const { name, email } = parseInput(SessionInput, ctx.request.body);
    const customer = { id: randomUUID(), name, email };
    ctx.status = 201;
    ctx.body = { token: await tokens.issue(customer), customer };
  });

  return router;
}
