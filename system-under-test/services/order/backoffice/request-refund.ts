import { HttpError } from '../../../platform/http/index.ts';
import type { Orders } from '../orders.ts';

/**
 * Lets the saga give the money of a confirmed order back. May be repeated: an order is refunded once.
 *
 * @throws {HttpError} 409 `not-refundable` for an order whose money was never taken.
 */
export async function requestRefund(orders: Orders, orderId: string): Promise<void> {
  const { status } = await orders.execute(orderId, { type: 'request-refund', reason: 'asked for by the shop' });
  if (status !== 'refunding' && status !== 'refunded')
    throw new HttpError(409, 'not-refundable', `An order that is ${status} has no money to give back`);
}
