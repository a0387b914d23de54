import type { IncomingMessage } from '../kafka/index.ts';
import type { Database } from '../postgres/index.ts';
import type { Log } from '../telemetry/index.ts';
import { applyEvent } from './apply-event.ts';
import type { EventHandler } from './event-handler.ts';
import { type ParkedEvent, unparkEvent } from './parked-events.ts';
import { persist } from './persist.ts';
import type { PutAside } from './put-aside.ts';
import { type EventIdentity, readEvent } from './read-event.ts';
import { readRetry } from './retry-message.ts';
import type { RetryPolicy } from './retry-policy.ts';

export interface MessageProcess {
  readonly database: Database;
  readonly topic: string;
  readonly handlers: readonly EventHandler[];
  readonly retry: RetryPolicy;
  readonly aside: PutAside;
  readonly log: Log;
  readonly now: () => number;
}

/** Before an event is put aside: a deadlock should not cost it its place. */
const QUICK_ATTEMPTS = 3;

/** Applies what a message tells, or puts it aside. The message comes from the topic, or back from its retry topic. */
export async function processMessage(
  message: IncomingMessage,
  lost: AbortSignal,
  { database, topic, handlers, retry, aside, log, now }: MessageProcess,
): Promise<void> {
  const reading = readEvent(message.value, handlers);
  if (reading.kind === 'unreadable') return aside.giveUp(message, reading.event, reading.cause, lost);
  if (reading.kind === 'foreign') return leave(reading.event);

  const { event, handler } = reading;
  const { attempt } = readRetry(message);
  let ahead: readonly ParkedEvent[] = [];
  const attempts = attempt === 0 ? QUICK_ATTEMPTS : 1;
  const failure = await persist(
    async () => {
      ahead = await applyEvent(database, topic, event, handler);
    },
    { lost, log, attempts },
  );
  if (failure) return attempt < retry.retries ? later(event, failure) : aside.giveUp(message, event, failure, lost);
  if (ahead.length > 0) return waitBehind(event, ahead);

  function later(event: EventIdentity, { message: cause }: Error): Promise<void> {
    const next = attempt + 1;
    return aside.retry(message, event, { attempt: next, dueAt: now() + retry.backoff(next), cause }, lost);
  }

  /** Where the first of them is: in the retry topic, or among the dead letters. */
  function waitBehind(event: EventIdentity, ahead: readonly ParkedEvent[]): Promise<void> {
    const givenUp = ahead.find((parked) => parked.givenUp);
    if (givenUp) {
      return aside.giveUp(message, event, new Error(`waits behind ${givenUp.eventId}, which was given up`), lost);
    }
    const cause = `waits behind ${ahead[0]?.eventId}`;
    // Not at once: it would go round and round until the first of its line is due.
    return aside.retry(message, event, { attempt, dueAt: now() + retry.backoff(1), cause }, lost);
  }

  /** The event may be parked from when this service still had a handler for it. */
  async function leave(event: EventIdentity): Promise<void> {
    if (message.topic !== topic) await persist(() => unparkEvent(database, topic, event), { lost, log });
  }
}
