import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { parseInput, type Router } from '../../../platform/http/index.ts';
import { callerOf } from '../../../platform/identity/index.ts';
import type { Log } from '../../../platform/telemetry/index.ts';
import { fallback, readAnswer } from '../../shared/callee/index.ts';
import { idempotencyKeyOf } from '../../shared/idempotency/index.ts';
import { ChargesAnswer, OrderAnswer, OrderListAnswer, OrderWithHistoryAnswer, statuses } from './order.ts';

const OrderListQuery = z.strictObject({
  status: z.enum(statuses).optional(),
  page: z.string().optional(),
  size: z.string().optional(),
});

interface OrderParts {
  readonly order: Edge;
  readonly payment: Edge;
  readonly log: Log;
}

/** `/admin/api/orders`: list, one with its history and charges, refund. */
export function addOrderRoutes(router: Router, { order, payment, log }: OrderParts): void {
  const addressOf = (id: unknown) => `/backoffice/orders/${encodeURIComponent(String(id))}`;

  async function findCharges(orderId: string) {
    const query = new URLSearchParams({ orderId });
    return readAnswer(ChargesAnswer, 'payment', await payment.request({ method: 'GET', path: `/charges?${query}` }));
  }

  router.get('/admin/api/orders', async (ctx) => {
    const query = new URLSearchParams(parseInput(OrderListQuery, ctx.query) as Record<string, string>);
    const answer = await order.request({ method: 'GET', path: `/backoffice/orders?${query}` });
    ctx.body = readAnswer(OrderListAnswer, 'order', answer);
  });

  router.get('/admin/api/orders/:id', async (ctx) => {
    const answer = await order.request({ method: 'GET', path: addressOf(ctx.params.id) });
    const found = readAnswer(OrderWithHistoryAnswer, 'order', answer);
    const charges = await fallback(() => findCharges(found.id), { instead: undefined, part: 'charges', log });
    ctx.body = { ...found, charges: charges?.items ?? null };
  });

  router.post('/admin/api/orders/:id/refund', async (ctx) => {
    const idempotencyKey = idempotencyKeyOf(ctx, callerOf(ctx));
    const path = `${addressOf(ctx.params.id)}/refund`;
    const answer = await order.request({ method: 'POST', path, idempotencyKey });
    ctx.status = 202;
    ctx.body = readAnswer(OrderAnswer, 'order', answer);
  });
}
