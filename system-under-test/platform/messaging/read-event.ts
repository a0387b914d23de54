import { type EventEnvelope, envelopeSchema } from './event-envelope.ts';
import type { EventHandler } from './event-handler.ts';

export type Reading =
  | { readonly kind: 'event'; readonly event: EventEnvelope<never>; readonly handler: EventHandler }
  /** An event that this service has no interest in. */
  | { readonly kind: 'foreign' }
  /** Will never be readable, however often it is tried. */
  | { readonly kind: 'unreadable'; readonly cause: Error };

/** Finds out what a message is, and who handles it. */
export function readEvent(value: string | null, handlers: readonly EventHandler[]): Reading {
  try {
    if (value === null) throw new Error('The message has no value');
    const envelope = envelopeSchema.parse(JSON.parse(value));
    const handler = handlers.find(({ definition }) => definition.type === envelope.type);
    if (!handler) return { kind: 'foreign' };
    return {
      kind: 'event',
      event: { ...envelope, data: handler.definition.data.parse(envelope.data) as never },
      handler,
    };
  } catch (error) {
    return { kind: 'unreadable', cause: error as Error };
  }
}
