import type { OrderState, PlacedOrder } from '../order/index.ts';
import type { Orders } from '../orders.ts';
import type { PaymentClient } from './payment-client.ts';

/**
 * Asks for the order's money. When the outcome is unknown this throws, and is to be repeated: payment takes the order's id as
 * idempotency key.
 */
export async function chargeOrder(orders: Orders, payment: PaymentClient, order: PlacedOrder): Promise<OrderState> {
  const outcome = await payment.charge(order);
  return outcome.status === 'captured'
    ? orders.execute(order.orderId, { type: 'confirm-payment', chargeId: outcome.chargeId })
    : orders.execute(order.orderId, { type: 'decline-payment' });
}
