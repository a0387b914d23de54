import { orderCancelled, orderConfirmed, orderPlaced, orderRefunded } from '../../../events/index.ts';
import type { Reaction } from '../../../platform/event-sourcing/index.ts';
import type { Outbox, PublishableEvent } from '../../../platform/messaging/index.ts';
import type { Transaction } from '../../../platform/postgres/index.ts';
import type { OrderEvent, OrderState } from '../order/index.ts';

export const publishOrderEvents =
  (outbox: Outbox): Reaction<OrderEvent, OrderState> =>
  async (transaction, events, state) => {
    for (const { event } of events) await publishOrderEvent(transaction, outbox, state, event);
  };

/** Tells the other services what concerns them; the rest stays the order's own business. */
export async function publishOrderEvent(
  transaction: Transaction,
  outbox: Outbox,
  state: OrderState,
  event: OrderEvent,
): Promise<void> {
  const told = toPublish(state, event);
  if (told) await outbox.add(transaction, told);
}

function toPublish(state: OrderState, event: OrderEvent): PublishableEvent | undefined {
  if (state.status === 'new') return undefined;
  const { orderId, customer, lines, discount, total, currency } = state.order;
  switch (event.type) {
    case 'order-placed':
      return orderPlaced.create(orderId, { orderId, customerId: customer.id, lines: [...lines], total, currency });
    case 'order-confirmed': {
      const { id, name, email } = customer;
      return orderConfirmed.create(orderId, {
        orderId,
        customer: { id, name, email },
        lines: [...lines],
        discount,
        total,
        currency,
      });
    }
    case 'order-cancelled':
      return orderCancelled.create(orderId, { orderId, reason: event.data.reason });
    case 'order-refunded':
      return orderRefunded.create(orderId, { orderId, customer, total, currency });
    default:
      return undefined;
  }
}
