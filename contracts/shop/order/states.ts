import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineState, type StateContext } from '../../states/index.ts';
import { ask, synthetic as headers } from '../testing/ask.ts';
import { until } from '../testing/until.ts';

export const orderStates = {
  customerHasConfirmedOrder: defineState('a customer has a confirmed order', {
    params: z.object({ customerId: z.string() }),
    setup: (context) => placeOrder(context),
  }),
};

/** Placed and confirmed the way real orders are, so that money, stock and mail stay true. */
export async function placeOrder(context: StateContext<{ customerId: string }>): Promise<{ orderId: string }> {
  const { system, params, signal } = context;
  const orders = new URL('/orders', system.direct('order'));
  const { id } = await ask<{ id: string }>(orders, {
    method: 'POST',
    headers: { ...headers, 'idempotency-key': `pact-${randomUUID()}` },
    body: JSON.stringify({
      customerId: params.customerId,
      name: 'Ada',
      email: 'ada@example.test',
      lines: [{ productId: 'prod-001', name: 'Brass compass', quantity: 2, price: 1_250 }],
      discountPercent: 10,
      paymentMethod: 'tok_visa',
    }),
    signal,
  });
  const order = new URL(`/orders/${id}?customerId=${params.customerId}`, orders);
  await until<{ status: string }>(order, { signal }, ({ status }) => status === 'confirmed');
  return { orderId: id };
}
