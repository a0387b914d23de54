import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { isSynthetic } from '../telemetry/index.ts';
import type { EventEnvelope } from './event-envelope.ts';

/** An event and where it belongs. */
export interface PublishableEvent {
  readonly topic: string;
  readonly envelope: EventEnvelope;
}

/** Makes the data of one version into data of the next; pure, since it may see the same event again in years. */
export type Upcaster = (data: unknown) => unknown;

/** The one description of an event type, which its publisher creates from and its consumers read with. */
export interface EventDefinition<Schema extends z.ZodType = z.ZodType> {
  readonly type: string;
  readonly topic: string;
  /** One sentence: what has happened, and who tells it. */
  readonly description: string;
  /** What is published now; starts at 1. */
  readonly version: number;
  /** Not strict: a consumer passes over fields that it does not know. */
  readonly data: Schema;
  /** By the version that they start from. */
  readonly upcasters: Readonly<Record<number, Upcaster>>;
  create(key: string, data: z.input<Schema>): PublishableEvent;
}

export interface EventOptions<Schema extends z.ZodType> {
  readonly topic: string;
  readonly data: Schema;
  readonly description?: string;
  readonly version?: number;
  readonly upcasters?: Readonly<Record<number, Upcaster>>;
}

/**
 * @example
 * export const orderPlaced = defineEvent('order.placed', { topic: 'orders', data: z.object({ orderId: z.uuid() }) });
 * await outbox.add(transaction, orderPlaced.create(orderId, { orderId }));
 */
export function defineEvent<Schema extends z.ZodType>(
  type: string,
  { topic, data: schema, description = '', version = 1, upcasters = {} }: EventOptions<Schema>,
): EventDefinition<Schema> {
  return {
    type,
    topic,
    description,
    version,
    data: schema,
    upcasters,
    create(key, data) {
      const at = new Date().toISOString();
      const mark = isSynthetic() ? { synthetic: true as const } : {};
      return { topic, envelope: { id: randomUUID(), type, version, at, key, data: schema.parse(data), ...mark } };
    },
  };
}
