import { customerErased } from '../../../events/index.ts';
import { type EventHandler, on } from '../../../platform/messaging/index.ts';
import type { Orders } from '../orders.ts';
import { eraseCustomer } from './erase-customer.ts';

/** What becomes of a customer's orders. */
export function customerEventHandlers(orders: Orders): EventHandler[] {
  return [on(customerErased, ({ data }, transaction) => eraseCustomer(transaction, orders, data.customerId))];
}
