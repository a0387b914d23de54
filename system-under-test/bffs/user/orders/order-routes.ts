import { z } from 'zod';
import type { Edge } from '../../../platform/edges/index.ts';
import { createRouter, parseInput, type Router } from '../../../platform/http/index.ts';
import { readAnswer } from '../callee-answer.ts';
import { findProducts } from '../catalogue/index.ts';
import { type Customer, requireCustomer, type Tokens } from '../session/index.ts';
import { discountPercent } from './discount.ts';
import { idempotencyKeyOf } from './idempotency-key.ts';
import { OrderAnswer, OrderListAnswer } from './order.ts';
import { OrderInput } from './order-input.ts';
import { priceLines } from './price-lines.ts';

const OrderListQuery = z.strictObject({ page: z.string().optional(), size: z.string().optional() });

/** `POST /api/orders`, `GET /api/orders` and `GET /api/orders/:id`, all for the customer of the token. */
export function orderRoutes({ product, order, tokens }: { product: Edge; order: Edge; tokens: Tokens }): Router {
  const router = createRouter();
  router.use('/api/orders', requireCustomer(tokens));

  router.post('/api/orders', async (ctx) => {
    const customer: Customer = ctx.state.customer;
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
    const query = new URLSearchParams({ ...paging, customerId: ctx.state.customer.id });
    ctx.body = readAnswer(OrderListAnswer, 'order', await order.request({ method: 'GET', path: `/orders?${query}` }));
  });

  router.get('/api/orders/:id', async (ctx) => {
    const query = new URLSearchParams({ customerId: ctx.state.customer.id });
    const path = `/orders/${encodeURIComponent(String(ctx.params.id))}?${query}`;
    ctx.body = readAnswer(OrderAnswer, 'order', await order.request({ method: 'GET', path }));
  });

  return router;
}
