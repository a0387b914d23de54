/**
 * Events between services: written to the outbox with the state they tell of, relayed to Kafka at least once, and applied by
 * consumers exactly once by means of the inbox. What cannot be applied goes to a dead-letter topic.
 */
export { consumeEvents, type EventConsumer } from './consume-events.ts';
export { defineEvent, type EventDefinition, type PublishableEvent } from './define-event.ts';
export { type EventEnvelope, envelopeSchema } from './event-envelope.ts';
export { type EventHandler, on } from './event-handler.ts';
export { inboxSchema } from './inbox.ts';
export { type Outbox, openOutbox, outboxSchema } from './outbox.ts';
