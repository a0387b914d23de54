import type { Reaction } from '../../../platform/event-sourcing/index.ts';
import type { Queryable } from '../../../platform/postgres/index.ts';
import type { OrderEvent, OrderState } from '../order/index.ts';
import { endSaga, scheduleStep } from './saga-table.ts';

/** How long an order waits, in ms, before it is given up. */
export interface SagaDeadlines {
  /** For inventory's answer. */
  readonly stockMs: number;
  /** For its money. */
  readonly paymentMs: number;
}

/** Keeps the saga's table in step with the events: an order that waits for anything has a row there, and no other has one. */
export function followOrder(deadlines: SagaDeadlines): Reaction<OrderEvent, OrderState> {
  return async (transaction, events) => {
    for (const { streamId, event } of events) await follow(transaction, streamId, event, deadlines);
  };
}

async function follow(
  transaction: Queryable,
  orderId: string,
  event: OrderEvent,
  { stockMs, paymentMs }: SagaDeadlines,
): Promise<void> {
  switch (event.type) {
    case 'order-placed':
      // Inventory answers by itself; we only look after it when it has not.
      return scheduleStep(transaction, orderId, { dueMs: stockMs, deadlineMs: stockMs });
    case 'stock-reserved':
      return scheduleStep(transaction, orderId, { dueMs: 0, deadlineMs: paymentMs });
    case 'stock-expired':
    case 'refund-requested':
      return scheduleStep(transaction, orderId, { dueMs: 0, deadlineMs: null });
    case 'order-confirmed':
    case 'order-cancelled':
    case 'refund-refused':
    case 'order-refunded':
      return endSaga(transaction, orderId);
  }
}
