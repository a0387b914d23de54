import { randomUUID } from 'node:crypto';
import type { Transaction } from '../../../platform/postgres/index.ts';
import { isSynthetic } from '../../../platform/telemetry/index.ts';
import { type PlacedOrder, priceOrder } from '../order/index.ts';
import type { Orders } from '../orders.ts';
import type { OrderRequest } from './order-request.ts';

/** Places an order as part of `transaction`; returns its id. */
export async function placeOrder(transaction: Transaction, orders: Orders, request: OrderRequest): Promise<string> {
  const order = toOrder(request);
  await orders.executeIn(transaction, order.orderId, { type: 'place-order', order });
  return order.orderId;
}

function toOrder(request: OrderRequest): PlacedOrder {
  const { customerId, name, email, lines, discountPercent, paymentMethod } = request;
  return {
    orderId: randomUUID(),
    customer: { id: customerId, name, email },
    lines,
    ...priceOrder(lines, discountPercent),
    currency: 'EUR',
    paymentMethod,
    placedAt: new Date().toISOString(),
    synthetic: isSynthetic(),
  };
}
