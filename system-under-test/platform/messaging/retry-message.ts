import type { IncomingMessage, OutgoingMessage } from '../kafka/index.ts';
import { originHeaders } from './origin.ts';

const ATTEMPT = 'retry-attempt';
const DUE = 'retry-due';
const CAUSE = 'retry-cause';

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
      ...originHeaders(message),
      [ATTEMPT]: String(attempt),
      [DUE]: new Date(dueAt).toISOString(),
      [CAUSE]: cause.slice(0, 1_000),
    },
  };
}

/** What the headers say; a message without them is on its first way. */
export function readRetry({ headers }: Pick<IncomingMessage, 'headers'>): Pick<Retry, 'attempt' | 'dueAt'> {
  return {
    attempt: Number(headers[ATTEMPT] ?? 0) || 0,
    dueAt: Date.parse(headers[DUE] ?? '') || 0,
  };
}

/** The headers without what a retry put there. */
export function withoutRetry(headers: Readonly<Record<string, string>>): Record<string, string> {
  const { [ATTEMPT]: _attempt, [DUE]: _due, [CAUSE]: _cause, ...rest } = headers;
  return rest;
}
