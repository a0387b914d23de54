import { createCommandHandler, type Reaction } from '../../platform/event-sourcing/index.ts';
import type { Outbox } from '../../platform/messaging/index.ts';
import type { Database } from '../../platform/postgres/index.ts';
import { type OrderEvent, type OrderState, orderDecider } from './order/index.ts';
import type { Orders } from './orders.ts';
import { publishOrderEvents } from './publish/index.ts';
import type { ReadModel } from './read-model/index.ts';
import { followOrder, observeSaga, type SagaDeadlines, type SagaEnded } from './saga/index.ts';

export interface OrdersOptions {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly readModel: ReadModel;
  readonly deadlines: SagaDeadlines;
  /** Hears of every saga that has come to its end. */
  readonly sagaEnded: SagaEnded;
}

/** What follows from an order's events in their own transaction: the read model, what others are told, and the saga's next step. */
export function createOrders({ database, outbox, readModel, deadlines, sagaEnded }: OrdersOptions): Orders {
  const reactions: Reaction<OrderEvent, OrderState>[] = [
    readModel.project,
    publishOrderEvents(outbox),
    followOrder(deadlines),
    observeSaga(sagaEnded),
  ];
  // Most orders end before their fourth event; those that go on, with a void or a refund, are read from there.
  return createCommandHandler({
    database,
    decider: orderDecider,
    snapshots: { every: 4, schemaVersion: 1 },
    reactions,
  });
}
