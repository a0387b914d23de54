import { MatchersV3 } from '@pact-foundation/pact';
import {
  type EventDefinition,
  type EventEnvelope,
  on,
  readEvent,
} from '../../../system-under-test/platform/messaging/index.ts';

const { datetime, string, uuid } = MatchersV3;

/** What every consumer reads of an event, whatever its type; keys are ids of what the event tells of. */
export const envelope = (type: string, data: Record<string, unknown>, version = 1) => ({
  id: uuid('0b7e4b0e-8b0e-4b7e-9b0e-4b7e4b0e8b0e'),
  type,
  version,
  at: datetime("yyyy-MM-dd'T'HH:mm:ss.SSSX", '2026-01-01T12:00:00.000Z'),
  key: string('6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11'),
  data,
});

/** Reads a message with the consumer's own reader, as it would come from the topic. */
export function read(contents: unknown, definition: EventDefinition): EventEnvelope<never> {
  const reading = readEvent(JSON.stringify(contents), [on(definition, async () => {})]);
  if (reading.kind === 'event') return reading.event;
  throw new Error(`the event is ${reading.kind}: ${'cause' in reading ? reading.cause.message : ''}`);
}
