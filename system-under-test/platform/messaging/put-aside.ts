import type { IncomingMessage, Producer } from '../kafka/index.ts';
import type { ConsumerMetrics } from '../metrics/index.ts';
import type { Database } from '../postgres/index.ts';
import type { Log } from '../telemetry/index.ts';
import { deadLetter } from './dead-letter.ts';
import { parkEvent, unparkEvent } from './parked-events.ts';
import { persist } from './persist.ts';
import type { EventIdentity } from './read-event.ts';
import { type Retry, retryMessage } from './retry-message.ts';
import { deadLetterTopic, retryTopic } from './topic-names.ts';

/**
 * What a dead letter means for the later events of its key. `kept`: they follow it to the dead letters, until it has been
 * replayed. `lost`: they are applied without it, and it is applied after them if it is replayed.
 */
export type KeyOrder = 'kept' | 'lost';

export interface PutAside {
  /** Lets the event come back later, and the later ones of its key behind it. */
  retry(message: IncomingMessage, event: EventIdentity, retry: Retry, lost: AbortSignal): Promise<void>;
  /** Makes the message a dead letter. */
  giveUp(message: IncomingMessage, event: EventIdentity | undefined, cause: Error, lost: AbortSignal): Promise<void>;
}

export interface PutAsideOptions {
  readonly database: Database;
  readonly producer: Producer;
  readonly topic: string;
  readonly group: string;
  readonly order: KeyOrder;
  readonly metrics: ConsumerMetrics;
  readonly log: Log;
  readonly now: () => number;
}

/**
 * Puts events aside. The table always knows before the broker does: a crash in between has the message delivered again, whereas
 * a message that nobody knows of could be overtaken.
 */
export function createPutAside(options: PutAsideOptions): PutAside {
  const { database, producer, topic, group, order, metrics, log, now } = options;
  // The message is safe where it is for as long as it cannot be put elsewhere.
  const forEver = (work: () => Promise<void>, lost: AbortSignal) =>
    persist(work, { lost, log, attempts: Number.POSITIVE_INFINITY });

  return {
    async retry(message, event, retry, lost) {
      log.warn({ eventId: event.id, topic, ...retry }, 'event put aside, it is tried again later');
      await forEver(() => parkEvent(database, topic, event, { givenUp: false }), lost);
      await forEver(() => producer.send([retryMessage(message, retryTopic(topic, group), retry)]), lost);
      metrics.retried(topic, group);
    },

    async giveUp(message, event, cause, lost) {
      log.error({ error: cause, topic, offset: message.offset }, 'event given up, it goes to the dead letters');
      if (event) await forEver(() => giveUpIn(event), lost);
      await forEver(() => producer.send([deadLetter(message, deadLetterTopic(topic, group), cause, now())]), lost);
      metrics.deadLettered(topic, group);
    },
  };

  function giveUpIn(event: EventIdentity): Promise<void> {
    return order === 'kept'
      ? parkEvent(database, topic, event, { givenUp: true })
      : unparkEvent(database, topic, event);
  }
}
