import type { OrderState, PlacedOrder } from '../order/index.ts';
import type { Orders } from '../orders.ts';
import type { PaymentClient } from './payment-client.ts';

/** Gives the money of a confirmed order back, once; repeated until payment has said yes or no. */
export async function refundOrder(orders: Orders, payment: PaymentClient, order: PlacedOrder): Promise<OrderState> {
  const outcome = await payment.refund(order);
  return outcome.status === 'refunded'
    ? orders.execute(order.orderId, { type: 'confirm-refund', refundId: outcome.refundId })
    : orders.execute(order.orderId, { type: 'refuse-refund' });
}
