import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { createRouter, type Router } from '../../../platform/http/index.ts';
import type { Identity } from '../../../platform/identity/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { addAddressRoutes } from './address-routes.ts';
import { CustomerAnswer, CustomerInput } from './customer.ts';
import { customerPath } from './customer-path.ts';
import { addPreferenceRoutes } from './preference-routes.ts';

interface ProfileParts {
  readonly user: Edge;
  readonly notification: Edge;
  readonly identity: Identity;
}

const notYet = 'The account is so new that its profile is still being made';

/** `/api/profile` with its addresses and preferences: always the caller's own. Guests have none. */
export function profileRoutes({ user, notification, identity }: ProfileParts): Router {
  const router = createRouter();
  router.use(identity.requireCaller('customer', 'admin'));

  router.get(
    '/api/profile',
    { summary: 'The profile of the caller', secured: true, responses: { 200: CustomerAnswer, 404: notYet } },
    async (_, ctx) => {
      const answer = await user.request({ method: 'GET', path: customerPath(ctx, '/customers') });
      return readAnswer(CustomerAnswer, 'user', answer);
    },
  );

  router.put(
    '/api/profile',
    {
      summary: 'Replaces what the caller may change of their profile',
      secured: true,
      body: CustomerInput,
      responses: { 200: CustomerAnswer, 404: notYet },
    },
    async ({ body }, ctx) => {
      const answer = await user.request({ method: 'PUT', path: customerPath(ctx, '/customers'), body });
      return readAnswer(CustomerAnswer, 'user', answer);
    },
  );

  router.delete(
    '/api/profile',
    {
      summary: 'Erases the caller',
      description: 'The account ends, and with it all that the shop knows of its owner, within moments.',
      secured: true,
      responses: { 202: null },
    },
    async (_, ctx) => {
      readAnswer(z.unknown(), 'user', await user.request({ method: 'DELETE', path: customerPath(ctx, '/customers') }));
      return undefined;
    },
  );

  addAddressRoutes(router, user);
  addPreferenceRoutes(router, notification);
  return router;
}
