import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { createRouter, parseInput, type Router } from '../../../platform/http/index.ts';
import { callerOf, type Identity } from '../../../platform/identity/index.ts';
import { readAnswer } from '../../shared/callee/index.ts';
import { findProducts } from '../../shared/catalogue/index.ts';
import { idempotencyKeyOf } from '../../shared/idempotency/index.ts';
import { discountPercent } from './discount.ts';
import { OrderAnswer, OrderListAnswer } from './order.ts';
import { OrderInput } from './order-input.ts';
import { priceLines } from './price-lines.ts';

const OrderListQuery = z.strictObject({ page: z.string().optional(), size: z.string().optional() });

interface OrderParts {
  readonly product: Edge;
  readonly order: Edge;
  readonly identity: Identity;
}

/** `POST /api/orders`, `GET /api/orders` and `GET /api/orders/:id`, all for the caller of the token. */
export function orderRoutes({ product, order, identity }: OrderParts): Router {
  const router = createRouter();
  router.use('/api/orders', identity.requireCaller());

  router.post('/api/orders', async (ctx) => {
    const customer = callerOf(ctx);
    const idempotencyKey = idempotencyKeyOf(ctx, customer);
    const input = parseInput(OrderInput, ctx.request.body);
    const percent = discountPercent(input.discountCode);
    const products = await findProducts(
      product,
      input.lines.map(({ productId }) => productId),
    );

    const answer = await order.request({
      method: 'POST',
      path: '/orders',
      idempotencyKey,
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
    ctx.status = 202;
    ctx.set('Location', `/api/orders/${placed.id}`);
    ctx.body = placed;
  });

  router.get('/api/orders', async (ctx) => {
    const paging = parseInput(OrderListQuery, ctx.query) as Record<string, string>;
    const query = new URLSearchParams({ ...paging, customerId: callerOf(ctx).id });
    ctx.body = readAnswer(OrderListAnswer, 'order', await order.request({ method: 'GET', path: `/orders?${query}` }));
  });

  router.get('/api/orders/:id', async (ctx) => {
    const query = new URLSearchParams({ customerId: callerOf(ctx).id });
    const path = `/orders/${encodeURIComponent(String(ctx.params.id))}?${query}`;
    ctx.body = readAnswer(OrderAnswer, 'order', await order.request({ method: 'GET', path }));
  });

  return router;
}
