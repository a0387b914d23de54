import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import type { Flags } from '../../../platform/feature-flags/index.ts';
import { createRouter, paging, type Router } from '../../../platform/http/index.ts';
import { callerOf, type Identity } from '../../../platform/identity/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { findProducts } from '../../shared/catalogue/index.ts';
import { callersKey, keyHeaders } from '../../shared/idempotency/index.ts';
import { discountPercent } from './discount.ts';
import { OrderAnswer, OrderListAnswer } from './order.ts';
import { OrderInput } from './order-input.ts';
import { priceLines } from './price-lines.ts';

interface OrderParts {
  readonly product: Edge;
  readonly order: Edge;
  readonly identity: Identity;
  readonly flags: Flags;
}

/** `/api/orders`, all for the caller of the token. */
export function orderRoutes({ product, order, identity, flags }: OrderParts): Router {
  const router = createRouter();
  router.use(identity.requireCaller());

  router.post(
    '/api/orders',
    {
      summary: 'Places an order',
      description: 'It is acknowledged, and will be confirmed or cancelled: ask for it where Location says.',
      secured: true,
      headers: keyHeaders,
      body: OrderInput,
      responses: {
        202: { body: OrderAnswer, headers: z.object({ Location: z.string() }) },
        422: 'There is no such product or discount code',
      },
    },
    async ({ headers, body: input }, ctx) => {
      const customer = callerOf(ctx);
      const percent = await discountPercent(input.discountCode, customer, flags);
      const products = await findProducts(
        product,
        input.lines.map(({ productId }) => productId),
      );

      const answer = await order.request({
        method: 'POST',
        path: '/orders',
        idempotencyKey: callersKey(ctx, headers),
        body: {
          customerId: customer.id,
          email: customer.email,
          name: customer.name,
          lines: priceLines(input.lines, products),
          ...(percent !== undefined && { discountPercent: percent }),
          paymentMethod: input.paymentMethod,
        },
      });
      const placed = readAnswer(OrderAnswer, 'order', answer);
      ctx.set('Location', `/api/orders/${placed.id}`);
      return placed;
    },
  );

  router.get(
    '/api/orders',
    {
      summary: 'The orders of the caller, newest first',
      secured: true,
      query: z.strictObject(paging(20)),
      responses: { 200: OrderListAnswer },
    },
    async ({ query: { page, size } }, ctx) => {
      const query = new URLSearchParams({ page: `${page}`, size: `${size}`, customerId: callerOf(ctx).id });
      return readAnswer(OrderListAnswer, 'order', await order.request({ method: 'GET', path: `/orders?${query}` }));
    },
  );

  router.get(
    '/api/orders/:id',
    {
      summary: 'An order of the caller',
      secured: true,
      responses: { 200: OrderAnswer, 404: 'There is no such order, or it is somebody else’s' },
    },
    async ({ params }, ctx) => {
      const query = new URLSearchParams({ customerId: callerOf(ctx).id });
      const path = `/orders/${encodeURIComponent(params.id)}?${query}`;
      return readAnswer(OrderAnswer, 'order', await order.request({ method: 'GET', path }));
    },
  );

  return router;
}
