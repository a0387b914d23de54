import type { IncomingMessage, OutgoingMessage } from '../kafka/index.ts';
import { originHeaders, readOrigin, withoutHeaders } from './origin.ts';

const names = {
  attempt: 'retry-attempt',
  due: 'retry-due',
  cause: 'retry-cause',
  topic: 'retry-origin-topic',
  partition: 'retry-origin-partition',
  offset: 'retry-origin-offset',
} as const;

export interface Retry {
  /** Which retry this will be, from 1; 0 when the event has not been tried at all, because another one was before it. */
  readonly attempt: number;
  /** When, in ms since 1970. */
  readonly dueAt: number;
  readonly cause: string;
}

/** The message as it waits in the retry topic: unchanged, with headers that say what for and where it comes from. */
export function retryMessage(
  message: IncomingMessage,
  topic: string,
  { attempt, dueAt, cause }: Retry,
): OutgoingMessage {
  return {
    topic,
    key: message.key,
    value: message.value,
    headers: {
      ...message.headers,
      ...originHeaders(readOrigin(message, names), names),
      [names.attempt]: String(attempt),
      [names.due]: new Date(dueAt).toISOString(),
      [names.cause]: cause.slice(0, 1_000),
    },
  };
}

/** What the headers say; a message without them is on its first way. */
export function readRetry({ headers }: Pick<IncomingMessage, 'headers'>): Pick<Retry, 'attempt' | 'dueAt'> {
  return { attempt: Number(headers[names.attempt]) || 0, dueAt: Date.parse(headers[names.due] ?? '') || 0 };
}

/** The message as it came from its topic, before any retry. */
export function beforeRetries(message: IncomingMessage): IncomingMessage {
  return { ...message, ...readOrigin(message, names), headers: withoutHeaders(message.headers, names) };
}
