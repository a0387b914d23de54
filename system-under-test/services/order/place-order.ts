import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../../platform/postgres/index.ts';
import { isSynthetic } from '../../platform/telemetry/index.ts';
import { type OrderLine, type PlacedOrder, priceOrder } from './order/index.ts';
import type { Orders } from './orders.ts';

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

/** Binds the key to `orderId`, or returns the order it is bound to; of two at once, one waits for the other to commit. */
async function claimKey(
  transaction: Transaction,
  customerId: string,
  key: string,
  orderId: string,
): Promise<string | undefined> {
  const claimed = await transaction.query(
    'insert into idempotency_key (customer_id, key, order_id) values ($1, $2, $3) on conflict do nothing returning order_id',
    [customerId, key, orderId],
  );
  if (claimed.length > 0) return undefined;
  const [bound] = await transaction.query<{ order_id: string }>(
    'select order_id from idempotency_key where customer_id = $1 and key = $2',
    [customerId, key],
  );
  return bound?.order_id;
}
