import { z } from 'zod';
import { createRouter, type Router } from '../../platform/http/index.ts';
import { callerOf, type Identity, roles } from '../../platform/identity/index.ts';
import type { DeadLetters } from '../../platform/messaging/index.ts';
import { addDeadLetterRoutes } from './dead-letters/index.ts';
import type { AdminBffEdges } from './edges.ts';
import { addOrderRoutes } from './orders/index.ts';
import { addPriceRoutes } from './prices/index.ts';
import { addReportRoutes } from './reports/index.ts';
import { addStockRoutes } from './stock/index.ts';

const SessionAnswer = z.object({ id: z.string(), name: z.string(), email: z.string(), role: z.enum(roles) });

interface AdminParts extends AdminBffEdges {
  readonly identity: Identity;
  readonly deadLetters: DeadLetters;
}

/** All of `/admin/api`, for admins alone. */
export function adminRoutes({ identity, deadLetters, ...parts }: AdminParts): Router {
  const router = createRouter();
  // Before every route, whatever its path: a route that is added later cannot be forgotten.
  router.use(identity.requireCaller('admin'));

  router.get(
    '/admin/api/session',
    { summary: 'Who is logged in', secured: true, responses: { 200: SessionAnswer } },
    (_, ctx) => {
      const { id, name, email, role } = callerOf(ctx);
      return { id, name, email, role };
    },
  );
  addOrderRoutes(router, parts);
  addStockRoutes(router, parts);
  addPriceRoutes(router, parts.product);
  addDeadLetterRoutes(router, deadLetters);
  addReportRoutes(router, parts.analytics);
  return router;
}
