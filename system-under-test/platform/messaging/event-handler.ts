import type { z } from 'zod';
import type { Transaction } from '../postgres/index.ts';
import type { EventDefinition } from './define-event.ts';
import type { EventEnvelope } from './event-envelope.ts';

/** What a service does on one type of event. */
export interface EventHandler {
  readonly definition: EventDefinition;
  handle(event: EventEnvelope<never>, transaction: Transaction): Promise<void>;
}

/**
 * Pairs an event with its effect. All that `handle` changes goes through `transaction`, which also remembers that the event
 * has been received; so the effect takes place once, however often the event is delivered.
 */
export function on<Schema extends z.ZodType>(
  definition: EventDefinition<Schema>,
  handle: (event: EventEnvelope<z.output<Schema>>, transaction: Transaction) => Promise<void>,
): EventHandler {
  return { definition, handle };
}
