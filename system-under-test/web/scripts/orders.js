import { ask } from './api.js';

/** Places an order once for each `checkoutKey`, however often it is sent. */
export function placeOrder(order, token, checkoutKey) {
  return ask('POST', '/api/orders', { body: order, token, idempotencyKey: checkoutKey });
}

export function findOrder(id, token) {
  return ask('GET', `/api/orders/${encodeURIComponent(id)}`, { token });
}

/** The newest orders first: `{items, total}`. */
export function findOrders(token) {
  return ask('GET', '/api/orders?size=50', { token });
}

/** What a status is called. */
export const STATUS_NAMES = { pending: 'In progress', confirmed: 'Confirmed', cancelled: 'Cancelled' };
