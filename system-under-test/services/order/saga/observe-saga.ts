import type { Reaction } from '../../../platform/event-sourcing/index.ts';
import type { OrderEvent, OrderState } from '../order/index.ts';

/** Told when an order has ended, after the commit: how, and how long after it was placed, in seconds. */
export type SagaEnded = (outcome: 'confirmed' | 'cancelled', seconds: number) => void;

export function observeSaga(ended: SagaEnded): Reaction<OrderEvent, OrderState> {
  return async (transaction, events, state) => {
    const { status } = state;
    if (status !== 'confirmed' && status !== 'cancelled') return;
    const end = events.find(({ event }) => event.type === 'order-confirmed' || event.type === 'order-cancelled');
    if (!end) return;
    const seconds = (end.at.getTime() - Date.parse(state.order.placedAt)) / 1_000;
    transaction.afterCommit(() => ended(status, seconds));
  };
}
