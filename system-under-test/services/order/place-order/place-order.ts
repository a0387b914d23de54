import { randomUUID } from 'node:crypto';
import type { Database } from '../../../platform/postgres/index.ts';
import { isSynthetic } from '../../../platform/telemetry/index.ts';
import { type OrderLine, type PlacedOrder, priceOrder } from '../order/index.ts';
import type { Orders } from '../orders.ts';
import { claimKey } from './idempotency-key.ts';

export interface OrderRequest {
  readonly customerId: string;
  readonly name: string;
  readonly email: string;
  readonly lines: readonly OrderLine[];
  readonly discountPercent?: number | undefined;
  readonly paymentMethod: string;
}

/** Places an order, once per customer and idempotency key; returns its id, which for a repeated key is the first one's. */
export function placeOrder(
  database: Database,
  orders: Orders,
  request: OrderRequest,
  idempotencyKey: string,
): Promise<string> {
  return database.transaction(async (transaction) => {
    const order = toOrder(request);
    const earlier = await claimKey(transaction, request.customerId, idempotencyKey, order.orderId);
    if (earlier) return earlier;
    await orders.executeIn(transaction, order.orderId, { type: 'place-order', order });
    return order.orderId;
  });
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
