import type { IncomingMessage, OutgoingMessage } from '../kafka/index.ts';

/**
 * The message that a consumer group gave up, for `<topic>.<group>.dead-letter`: unchanged, so that it can be sent again, with
 * headers that say why it is here and where it comes from.
 */
export function deadLetter(message: IncomingMessage, group: string, cause: Error): OutgoingMessage {
  return {
    topic: `${message.topic}.${group}.dead-letter`,
    key: message.key,
    value: message.value,
    headers: {
      ...message.headers,
      'dead-letter-cause': cause.message.slice(0, 1_000),
      'dead-letter-topic': message.topic,
      'dead-letter-partition': String(message.partition),
      'dead-letter-offset': message.offset,
    },
  };
}
