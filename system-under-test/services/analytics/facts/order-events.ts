import type { z } from 'zod';
import { orderCancelled, orderConfirmed, orderPlaced, orderRefunded } from '../../../events/index.ts';
import { type EventDefinition, type EventHandler, on } from '../../../platform/messaging/index.ts';
import { type Milestone, recordFact } from './record-fact.ts';

type OrderData = z.ZodType<{ orderId: string; total?: number }>;

/** Keeps what the events of orders tell. */
export const orderEventHandlers: readonly EventHandler[] = [
  recording('placed', orderPlaced),
  recording('confirmed', orderConfirmed),
  recording('cancelled', orderCancelled),
  recording('refunded', orderRefunded),
];

function recording<Schema extends OrderData>(milestone: Milestone, definition: EventDefinition<Schema>): EventHandler {
  return on(definition, async ({ at, data, synthetic }, transaction) => {
    await recordFact(transaction, { ...data, at, milestone, traffic: synthetic ? 'synthetic' : 'real' });
  });
}
