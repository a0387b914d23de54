import { type EventEnvelope, envelopeSchema } from './event-envelope.ts';
import type { EventHandler } from './event-handler.ts';
import { upcast } from './upcast.ts';

/** What is known of an event whose data nobody here has read. */
export type EventIdentity = Pick<EventEnvelope, 'id' | 'key'>;

export type Reading =
  | { readonly kind: 'event'; readonly event: EventEnvelope<never>; readonly handler: EventHandler }
  /** An event that this service has no interest in. */
  | { readonly kind: 'foreign'; readonly event: EventIdentity }
  /** Will never be readable, however often it is tried; `event` is known when its envelope at least could be read. */
  | { readonly kind: 'unreadable'; readonly cause: Error; readonly event?: EventIdentity };

/** Finds out what a message is, and who handles it. */
export function readEvent(value: string | null, handlers: readonly EventHandler[]): Reading {
  let envelope: EventEnvelope | undefined;
  try {
    if (value === null) throw new Error('The message has no value');
    envelope = envelopeSchema.parse(JSON.parse(value));
    return readData(envelope, handlers);
  } catch (error) {
    return { kind: 'unreadable', cause: error as Error, ...(envelope && { event: envelope }) };
  }
}

function readData(envelope: EventEnvelope, handlers: readonly EventHandler[]): Reading {
  const handler = handlers.find(({ definition }) => definition.type === envelope.type);
  if (!handler) return { kind: 'foreign', event: envelope };
  const { definition } = handler;
  const data = definition.data.parse(upcast(definition, envelope)) as never;
  return { kind: 'event', event: { ...envelope, version: definition.version, data }, handler };
}
