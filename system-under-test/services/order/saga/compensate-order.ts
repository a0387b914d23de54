import type { OrderState, PlacedOrder } from '../order/index.ts';
import type { Orders } from '../orders.ts';
import type { PaymentClient } from './payment-client.ts';

/**
 * Undoes what was done for an order that cannot be confirmed. It has stopped accepting money before; now the payment is voided,
 * and only then is the order cancelled, of which inventory hears and gives its stock free. So a charge that lands late neither
 * confirms the order nor keeps the customer's money.
 */
export async function compensateOrder(orders: Orders, payment: PaymentClient, order: PlacedOrder): Promise<OrderState> {
  await payment.voidCharge(order.orderId);
  return orders.execute(order.orderId, { type: 'cancel-unpaid' });
}
