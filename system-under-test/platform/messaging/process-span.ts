import { SpanKind } from '@opentelemetry/api';
import type { IncomingMessage } from '../kafka/index.ts';
import { extractContext, inSpan } from '../telemetry/index.ts';

/** The consumer's span is the child of the producer's: one trace tells the whole story of an order. */
export function inProcessSpan(message: IncomingMessage, group: string, work: () => Promise<void>): Promise<void> {
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
