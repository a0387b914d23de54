import type { OrderCommand } from './order-command.ts';
import type { OrderEvent } from './order-event.ts';
import type { OrderState } from './order-state.ts';

/**
 * What a command leads to. A command that comes late or twice finds the order elsewhere on its way, and leads to nothing;
 * so every caller may repeat what it is not sure of.
 */
export function decide(command: OrderCommand, state: OrderState): OrderEvent[] {
  const awaits = state.status === 'pending' ? state.awaits : state.status;
  switch (command.type) {
    case 'place-order':
      return awaits === 'new' ? [{ type: 'order-placed', data: command.order }] : [];
    case 'accept-stock':
      return awaits === 'stock' ? [{ type: 'stock-reserved', data: {} }] : [];
    case 'reject-stock':
      return awaits === 'stock' ? [cancelled('out of stock')] : [];
    case 'confirm-payment':
      return awaits === 'payment' ? [{ type: 'order-confirmed', data: { chargeId: command.chargeId } }] : [];
    case 'decline-payment':
      return awaits === 'payment' ? [cancelled('payment declined')] : [];
    case 'abandon-payment':
      return awaits === 'payment' ? [{ type: 'payment-abandoned', data: {} }] : [];
    case 'cancel-unpaid':
      return awaits === 'void' ? [cancelled('payment timed out')] : [];
  }
}

function cancelled(reason: string): OrderEvent {
  return { type: 'order-cancelled', data: { reason } };
}
