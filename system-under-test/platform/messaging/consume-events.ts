import { SpanKind } from '@opentelemetry/api';
import type { Broker, IncomingMessage } from '../kafka/index.ts';
import type { Database } from '../postgres/index.ts';
import type { Service } from '../service/index.ts';
import { extractContext, inSpan } from '../telemetry/index.ts';
import { deadLetter } from './dead-letter.ts';
import type { EventEnvelope } from './event-envelope.ts';
import type { EventHandler } from './event-handler.ts';
import { wasReceivedBefore } from './inbox.ts';
import { persist } from './persist.ts';
import { readEvent } from './read-event.ts';

export interface EventConsumer {
  readonly broker: Broker;
  readonly database: Database;
  readonly topic: string;
  readonly handlers: readonly EventHandler[];
}

/**
 * Applies each event of a topic once, in order per key. The consumer group is named after the service.
 *
 * Trouble with the database or with Kafka is waited out; an event that fails for another reason is tried a few times and then
 * put aside as a dead letter, so that it does not hold up those behind it.
 */
export function consumeEvents(service: Service, { broker, database, topic, handlers }: EventConsumer): void {
  const group = service.name;

  async function process(message: IncomingMessage, lost: AbortSignal): Promise<void> {
    const reading = readEvent(message.value, handlers);
    if (reading.kind === 'foreign') return;
    if (reading.kind === 'unreadable') return putAside(message, reading.cause, lost);
    const { event, handler } = reading;
    const giveUp = await persist(() => apply(event, handler), { lost, log: service.log });
    if (giveUp) await putAside(message, giveUp, lost);
  }

  async function apply(event: EventEnvelope<never>, handler: EventHandler): Promise<void> {
    await database.transaction(async (transaction) => {
      if (await wasReceivedBefore(transaction, event.id)) return;
      await handler.handle(event, transaction);
    });
  }

  async function putAside(message: IncomingMessage, cause: Error, lost: AbortSignal): Promise<void> {
    service.log.error({ error: cause, topic, offset: message.offset }, 'event given up, it goes to the dead letters');
    await persist(() => broker.producer.send([deadLetter(message, group, cause)]), { lost, log: service.log });
  }

  broker.subscribe({
    topic,
    group,
    onMessage: (message, lost) => inProcessSpan(message, group, () => process(message, lost)),
  });
}

/** The consumer's span is the child of the producer's: one trace tells the whole story of an order. */
function inProcessSpan(message: IncomingMessage, group: string, work: () => Promise<void>): Promise<void> {
  const attributes = {
    'messaging.system': 'kafka',
    'messaging.destination.name': message.topic,
    'messaging.destination.partition.id': String(message.partition),
    'messaging.kafka.offset': Number(message.offset),
    'messaging.consumer.group.name': group,
    'messaging.operation.type': 'process',
    'event.type': message.headers['event-type'] ?? 'unknown',
  };
  const parent = extractContext(message.headers);
  return inSpan({ name: `process ${message.topic}`, kind: SpanKind.CONSUMER, attributes, parent }, work);
}
