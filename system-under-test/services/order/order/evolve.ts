import { erased } from './erased-customer.ts';
import type { OrderEvent } from './order-event.ts';
import type { OrderState } from './order-state.ts';

/** An order of which nothing is known yet. */
export const newOrder: OrderState = { status: 'new' };

/** The state after `event`. Decides nothing: what has happened has happened. */
export function evolve(state: OrderState, event: OrderEvent): OrderState {
  if (event.type === 'order-placed') return { status: 'pending', awaits: 'stock', order: event.data };
  if (state.status === 'new') throw new Error(`A stream cannot begin with ${event.type}`);
  const { order } = state;
  switch (event.type) {
    case 'stock-reserved':
      return { status: 'pending', awaits: 'payment', order };
    case 'stock-expired':
      return { status: 'pending', awaits: 'void', order, reason: 'stock expired' };
    case 'payment-abandoned':
      return { status: 'pending', awaits: 'void', order, reason: 'payment timed out' };
    case 'order-confirmed':
    case 'refund-refused':
      return { status: 'confirmed', order };
    case 'order-cancelled':
      return { status: 'cancelled', order, reason: event.data.reason };
    case 'refund-requested':
      return { status: 'refunding', order };
    case 'order-refunded':
      return { status: 'refunded', order };
    case 'customer-erased':
      return { ...state, order: { ...order, customer: erased(order.customer) } };
  }
}
