import { MatchersV3 } from '@pact-foundation/pact';
import {
  type EventDefinition,
  type EventEnvelope,
  on,
  readEvent,
} from '../../../system-under-test/platform/messaging/index.ts';
import { pactOf } from './pact-of.ts';

const { datetime, string, uuid } = MatchersV3;

export interface ExpectedEvent<Definition extends EventDefinition> {
  readonly consumer: string;
  readonly publisher: string;
  readonly event: Definition;
  /** What the events of one thing share, so that they stay in order: an id of ours, unless a looser one is given. */
  readonly key?: MatchersV3.Matcher<string>;
  /** What the consumer relies on. */
  readonly data: Record<string, unknown>;
  /** What it makes of it. */
  readonly reads: (event: EventEnvelope<ReturnType<Definition['data']['parse']>>) => void;
}

/** Writes what a consumer relies on into its pact with the publisher, and reads the example as it would come from the topic. */
export async function expectEvent<Definition extends EventDefinition>(
  expected: ExpectedEvent<Definition>,
): Promise<void> {
  const { consumer, publisher, event, data, reads, key = uuid('6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11') } = expected;
  await pactOf(consumer, publisher)
    .addAsynchronousInteraction()
    .expectsToReceive(event.type, (message) =>
      message.withMetadata({ topic: event.topic, key }).withJSONContent(envelope(event, data)),
    )
    .executeTest(async ({ contents }) => reads(read(contents.content, event)));
}

/** What every consumer reads of an event, whatever its type. */
const envelope = ({ type, version }: EventDefinition, data: Record<string, unknown>) => ({
  id: uuid('0b7e4b0e-8b0e-4b7e-9b0e-4b7e4b0e8b0e'),
  type,
  version,
  at: datetime("yyyy-MM-dd'T'HH:mm:ss.SSSX", '2026-01-01T12:00:00.000Z'),
  key: string('6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11'),
  data,
});

function read(contents: unknown, event: EventDefinition): EventEnvelope<never> {
  const reading = readEvent(JSON.stringify(contents), [on(event, async () => {})]);
  if (reading.kind === 'event') return reading.event;
  throw new Error(`the event is ${reading.kind}: ${'cause' in reading ? reading.cause.message : ''}`);
}
