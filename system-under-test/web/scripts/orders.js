import { askAsCustomer } from './session.js';

/** Places an order once for each `checkoutKey`, however often it is sent. */
export function placeOrder(order, checkoutKey) {
  return askAsCustomer('POST', '/api/orders', { body: order, idempotencyKey: checkoutKey });
}

export function findOrder(id) {
  return askAsCustomer('GET', `/api/orders/${encodeURIComponent(id)}`);
}

/** The newest orders first: `{items, total}`. */
export function findOrders() {
  return askAsCustomer('GET', '/api/orders?size=50');
}

/** What a status is called. */
export const STATUS_NAMES = {
  pending: 'In progress',
  confirmed: 'Confirmed',
  cancelled: 'Cancelled',
  refunded: 'Refunded',
};
