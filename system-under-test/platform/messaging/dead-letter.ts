import type { IncomingMessage, OutgoingMessage } from '../kafka/index.ts';
import { originHeaders, readOrigin, withoutHeaders } from './origin.ts';
import { beforeRetries } from './retry-message.ts';

const names = {
  cause: 'dead-letter-cause',
  at: 'dead-letter-at',
  topic: 'dead-letter-topic',
  partition: 'dead-letter-partition',
  offset: 'dead-letter-offset',
} as const;

/** Instead of the others, on the record that says which dead letter has been replayed: `<partition>/<offset>`. */
const REPLAYED = 'dead-letter-replayed';

/**
 * The message that a consumer group gave up, for its dead-letter topic: unchanged, so that it can be sent again, with headers
 * that say why it is here and where it comes from.
 */
export function deadLetter(message: IncomingMessage, topic: string, cause: Error, at: number): OutgoingMessage {
  const original = beforeRetries(message);
  return {
    topic,
    key: original.key,
    value: original.value,
    headers: {
      ...original.headers,
      ...originHeaders(original, names),
      [names.cause]: cause.message.slice(0, 1_000),
      [names.at]: new Date(at).toISOString(),
    },
  };
}

/** Why and when a message was given up. */
export function readDeadLetter({ headers }: IncomingMessage): { readonly cause: string; readonly at: string } {
  return { cause: headers[names.cause] ?? 'unknown', at: headers[names.at] ?? '' };
}

/** The message as it came from its topic, before it was given up. */
export function beforeDeath(message: IncomingMessage): IncomingMessage {
  return { ...message, ...readOrigin(message, names), headers: withoutHeaders(message.headers, names) };
}

/** The record that marks a dead letter as replayed. */
export function replayMark({ topic, key, partition, offset }: IncomingMessage, at: number): OutgoingMessage {
  const headers = { [REPLAYED]: `${partition}/${offset}`, [names.at]: new Date(at).toISOString() };
  return { topic, key, value: null, headers };
}

/** Which dead letter of the topic a record marks as replayed, if that is what it does. */
export function readReplayMark({ headers }: IncomingMessage): string | undefined {
  return headers[REPLAYED];
}
