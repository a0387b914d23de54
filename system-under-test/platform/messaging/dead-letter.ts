import type { IncomingMessage, OutgoingMessage } from '../kafka/index.ts';
import { originHeaders } from './origin.ts';
import { withoutRetry } from './retry-message.ts';

export const deadLetterHeaders = {
  /** Why the message was given up. */
  cause: 'dead-letter-cause',
  /** When, ISO 8601. */
  at: 'dead-letter-at',
  /** Instead of the others, on the record that says which dead letter has been replayed: `<partition>/<offset>`. */
  replayed: 'dead-letter-replayed',
} as const;

/**
 * The message that a consumer group gave up, for its dead-letter topic: unchanged, so that it can be sent again, with headers
 * that say why it is here and where it comes from.
 */
export function deadLetter(message: IncomingMessage, topic: string, cause: Error, at: number): OutgoingMessage {
  return {
    topic,
    key: message.key,
    value: message.value,
    headers: {
      ...withoutRetry(message.headers),
      ...originHeaders(message),
      [deadLetterHeaders.cause]: cause.message.slice(0, 1_000),
      [deadLetterHeaders.at]: new Date(at).toISOString(),
    },
  };
}

/** The headers as they were before the message was given up. */
export function withoutDeadLetter(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { [deadLetterHeaders.cause]: _cause, [deadLetterHeaders.at]: _at, ...rest } = headers;
  return rest;
}
