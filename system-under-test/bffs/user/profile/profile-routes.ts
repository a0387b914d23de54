import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { createRouter, parseInput, type Router } from '../../../platform/http/index.ts';
import { callerOf, type Identity } from '../../../platform/identity/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { addAddressRoutes } from './address-routes.ts';
import { CustomerAnswer, CustomerInput } from './customer.ts';
import { customerPath } from './customer-path.ts';
import { addPreferenceRoutes } from './preference-routes.ts';

export interface ProfileParts {
  readonly user: Edge;
  readonly notification: Edge;
  readonly identity: Identity;
}

/** `/api/profile` with its addresses and preferences: always the caller's own. Guests have none. */
export function profileRoutes({ user, notification, identity }: ProfileParts): Router {
  const router = createRouter();
  router.use('/api/profile', identity.requireCaller('customer', 'admin'));

  router.get('/api/profile', async (ctx) => {
    const answer = await user.request({ method: 'GET', path: customerPath(ctx, '/customers') });
    // User hears of new accounts by an event: until it has come, the token knows who the customer is.
    if (answer.status === 404) {
      const { name, email } = callerOf(ctx);
      ctx.body = { name, email, phone: null };
      return;
    }
    ctx.body = readAnswer(CustomerAnswer, 'user', answer);
  });

  router.put('/api/profile', async (ctx) => {
    const body = parseInput(CustomerInput, ctx.request.body);
    const answer = await user.request({ method: 'PUT', path: customerPath(ctx, '/customers'), body });
    ctx.body = readAnswer(CustomerAnswer, 'user', answer);
  });

  router.delete('/api/profile', async (ctx) => {
    readAnswer(z.unknown(), 'user', await user.request({ method: 'DELETE', path: customerPath(ctx, '/customers') }));
    ctx.status = 202;
    ctx.body = { status: 'erasing' };
  });

  addAddressRoutes(router, user);
  addPreferenceRoutes(router, notification);
  return router;
}
