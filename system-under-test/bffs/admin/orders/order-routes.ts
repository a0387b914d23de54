import { z } from 'zod';
import { type Edge, requestOr } from '../../../platform/edges/index.ts';
import { paging, type Router } from '../../../platform/http/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { callersKey, keyHeaders } from '../../shared/idempotency/index.ts';
import { ChargesAnswer, OrderAnswer, OrderListAnswer, OrderWithHistoryAnswer, statuses } from './order.ts';

const OrderListQuery = z.strictObject({ status: z.enum(statuses).optional(), ...paging(20) });
const OrderWithCharges = OrderWithHistoryAnswer.extend({
  charges: ChargesAnswer.shape.items.nullable().meta({ description: 'null when payment cannot be asked right now' }),
}).meta({ id: 'OrderWithCharges' });
const unknown = 'There is no such order';

interface OrderParts {
  readonly order: Edge;
  readonly payment: Edge;
}

/** `/admin/api/orders` */
export function addOrderRoutes(router: Router, { order, payment }: OrderParts): void {
  const addressOf = (id: string) => `/backoffice/orders/${encodeURIComponent(id)}`;

  async function findCharges(orderId: string) {
    const path = `/charges?${new URLSearchParams({ orderId })}`;
    const answer = await requestOr(payment, { method: 'GET', path }, () => undefined);
    return answer ? readAnswer(ChargesAnswer, 'payment', answer).items : null;
  }

  router.get(
    '/admin/api/orders',
    {
      summary: 'Everybody’s orders, newest first',
      secured: true,
      query: OrderListQuery,
      responses: { 200: OrderListAnswer },
    },
    async ({ query: { status, page, size } }) => {
      const query = new URLSearchParams({ ...(status && { status }), page: `${page}`, size: `${size}` });
      const answer = await order.request({ method: 'GET', path: `/backoffice/orders?${query}` });
      return readAnswer(OrderListAnswer, 'order', answer);
    },
  );

  router.get(
    '/admin/api/orders/:id',
    {
      summary: 'An order with its history and charges',
      secured: true,
      responses: { 200: OrderWithCharges, 404: unknown },
    },
    async ({ params }) => {
      const answer = await order.request({ method: 'GET', path: addressOf(params.id) });
      const found = readAnswer(OrderWithHistoryAnswer, 'order', answer);
      return { ...found, charges: await findCharges(found.id) };
    },
  );

  router.post(
    '/admin/api/orders/:id/refund',
    {
      summary: 'Gives the money of an order back',
      description: 'The answer is the order as it is; it becomes refunded once the money is on its way.',
      secured: true,
      headers: keyHeaders,
      responses: { 202: OrderAnswer, 404: unknown, 409: 'The order has no money to give back' },
    },
    async ({ params, headers }, ctx) => {
      const path = `${addressOf(params.id)}/refund`;
      const answer = await order.request({ method: 'POST', path, idempotencyKey: callersKey(ctx, headers) });
      return readAnswer(OrderAnswer, 'order', answer);
    },
  );
}
