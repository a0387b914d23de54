import { isErased } from './erased-customer.ts';
import type { OrderCommand } from './order-command.ts';
import type { OrderEvent } from './order-event.ts';
import type { OrderState } from './order-state.ts';

/**
 * What a command leads to. A command that comes late or twice finds the order elsewhere on its way, and leads to nothing;
 * so every caller may repeat what it is not sure of.
 */
export function decide(command: OrderCommand, state: OrderState): OrderEvent[] {
  const at = state.status === 'pending' ? state.awaits : state.status;
  switch (command.type) {
    case 'place-order':
      return at === 'new' ? [{ type: 'order-placed', data: command.order }] : [];
    case 'accept-stock':
      return at === 'stock' ? [{ type: 'stock-reserved', data: {} }] : [];
    case 'reject-stock':
      return at === 'stock' ? [cancelled('out of stock')] : [];
    case 'expire-stock':
      return expireStock(at);
    case 'confirm-payment':
      return at === 'payment' ? [{ type: 'order-confirmed', data: { chargeId: command.chargeId } }] : [];
    case 'decline-payment':
      return at === 'payment' ? [cancelled('payment declined')] : [];
    case 'give-up':
      if (at === 'stock') return [cancelled('stock timed out')];
      return at === 'payment' ? [{ type: 'payment-abandoned', data: {} }] : [];
    case 'cancel-unpaid':
      return state.status === 'pending' && state.awaits === 'void' ? [cancelled(state.reason)] : [];
    case 'request-refund':
      return at === 'confirmed' ? [{ type: 'refund-requested', data: { reason: command.reason } }] : [];
    case 'confirm-refund':
      return at === 'refunding' ? [{ type: 'order-refunded', data: { refundId: command.refundId } }] : [];
    case 'refuse-refund':
      return at === 'refunding' ? [{ type: 'refund-refused', data: {} }] : [];
    case 'erase-customer':
      return state.status === 'new' || isErased(state.order.customer) ? [] : [{ type: 'customer-erased', data: {} }];
  }
}

/**
 * An order without stock must not take its customer's money. One that has taken it stays confirmed: inventory hears of it, and
 * keeps the shop's word from what is free or comes in next.
 */
function expireStock(at: string): OrderEvent[] {
  switch (at) {
    case 'stock':
      return [cancelled('stock expired')];
    case 'payment':
      return [{ type: 'stock-expired', data: {} }];
    default:
      return [];
  }
}

function cancelled(reason: string): OrderEvent {
  return { type: 'order-cancelled', data: { reason } };
}
