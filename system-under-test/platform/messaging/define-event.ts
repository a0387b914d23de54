import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { isSynthetic } from '../telemetry/index.ts';
import type { EventEnvelope } from './event-envelope.ts';

/** An event and where it belongs. */
export interface PublishableEvent {
  readonly topic: string;
  readonly envelope: EventEnvelope;
}

/** The one description of an event type, which its publisher creates from and its consumers read with. */
export interface EventDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly topic: string;
  /** Not strict: a consumer passes over fields that it does not know. */
  readonly data: Schema;
  create(key: string, data: z.input<Schema>): PublishableEvent;
}

/**
 * @example
 * export const orderPlaced = defineEvent('order.placed', { topic: 'orders', data: z.object({ orderId: z.uuid() }) });
 * await outbox.add(transaction, orderPlaced.create(orderId, { orderId }));
 */
export function defineEvent<Schema extends z.ZodType>(
  type: string,
  { topic, data: schema }: { topic: string; data: Schema },
): EventDefinition<Schema> {
  return {
    type,
    topic,
    data: schema,
    create(key, data) {
      const at = new Date().toISOString();
      const mark = isSynthetic() ? { synthetic: true as const } : {};
      return { topic, envelope: { id: randomUUID(), type, version: 1, at, key, data: schema.parse(data), ...mark } };
    },
  };
}
