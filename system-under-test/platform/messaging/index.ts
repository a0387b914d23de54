/**
 * Events between services: written to the outbox with the state they tell of, relayed to Kafka at least once, and applied by
 * consumers exactly once by means of the inbox, in order per key. An event that fails comes back from a retry topic; what cannot
 * be applied ends among the dead letters, from where it can be replayed.
 */
export { consumeEvents, type EventConsumer } from './consume-events.ts';
export { DeadLetterError } from './dead-letter-error.ts';
export { defineEvent, type EventDefinition, type PublishableEvent, type Upcaster } from './define-event.ts';
export { type EventEnvelope, envelopeSchema } from './event-envelope.ts';
export { type EventHandler, on } from './event-handler.ts';
export { inboxSchema } from './inbox.ts';
export { type DeadLetterPlace, type DeadLetters, openDeadLetters } from './open-dead-letters.ts';
export { type Outbox, openOutbox, outboxSchema } from './outbox.ts';
export type { KeyOrder } from './put-aside.ts';
export type { DeadLetter } from './read-dead-letters.ts';
export { type Reading, readEvent } from './read-event.ts';
export { registerSchemas, type SchemaIds } from './register-schemas.ts';
export { type RetryBackoff, retryBackoff } from './retry-backoff.ts';
export { type RetryPolicy, usualRetries } from './retry-policy.ts';
export { type EventWatch, watchEvents } from './watch-events.ts';
