import { z } from 'zod';
import { createRouter, parseInput, type Router } from '../../platform/http/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import { findNotifications } from './outgoing/index.ts';

const orderQuery = z.strictObject({ orderId: z.uuid() });

/** `GET /notifications?orderId=`: what the customer was told of an order. */
export function notificationRoutes(database: Database): Router {
  const router = createRouter();
  router.get('/notifications', async (ctx) => {
    ctx.body = await findNotifications(database, parseInput(orderQuery, ctx.query).orderId);
  });
  return router;
}
