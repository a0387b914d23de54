import { createRouter, type Routes } from '../../platform/http/index.ts';
import { callerOf, type Identity } from '../../platform/identity/index.ts';
import type { DeadLetters } from '../../platform/messaging/index.ts';
import type { Log } from '../../platform/telemetry/index.ts';
import { deadLetterRoutes } from './dead-letters/index.ts';
import type { AdminBffEdges } from './edges.ts';
import { orderRoutes } from './orders/index.ts';
import { priceRoutes } from './prices/index.ts';
import { reportRoutes } from './reports/index.ts';
import { stockRoutes } from './stock/index.ts';

interface AdminParts extends AdminBffEdges {
  readonly identity: Identity;
  readonly deadLetters: DeadLetters;
  readonly log: Log;
}

/** All of `/admin/api`. The first of these lets admins alone pass to the others. */
export function adminRoutes({ identity, deadLetters, ...parts }: AdminParts): Routes[] {
  const entrance = createRouter();
  entrance.use('/admin/api', identity.requireCaller('admin'));
  entrance.get('/admin/api/session', (ctx) => {
    const { id, name, email, role } = callerOf(ctx);
    ctx.body = { id, name, email, role };
  });

  return [
    entrance,
    orderRoutes(parts),
    stockRoutes(parts),
    priceRoutes(parts.product),
    deadLetterRoutes(deadLetters),
    reportRoutes(parts.analytics),
  ];
}
