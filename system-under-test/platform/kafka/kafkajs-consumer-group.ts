import type { Kafka } from 'kafkajs';
import { exponentialBackoff, sleep } from '../resilience/index.ts';
import type { Log } from '../telemetry/index.ts';
import type { Subscription } from './broker.ts';
import { BrokerUnavailable } from './broker-unavailable.ts';
import { type ConsumerSession, openConsumerSession } from './kafkajs-consumer-session.ts';

export interface KafkajsConsumerGroup {
  add(subscription: Subscription): void;
  /** Throws when the group has not been heard of lately. */
  assertUp(): void;
  /** Finishes the messages in hand and leaves the group. */
  close(): Promise<void>;
}

const backoff = exponentialBackoff({ firstMs: 200, maxMs: 1_000 });

/**
 * Consumes in one session after the other, until closed. kafkajs restarts a crashed consumer only for some errors and with
 * growing waits; here every end of a session, whatever its reason, is followed by a new one within a second.
 */
export function openConsumerGroup(kafka: Kafka, group: string, log: Log): KafkajsConsumerGroup {
  const closing = new AbortController();
  const subscriptions: Subscription[] = [];
  let session: ConsumerSession | undefined;
  let consuming: Promise<void> | undefined;

  async function consume(): Promise<void> {
    for (let failures = 0; !closing.signal.aborted; ) {
      session = openConsumerSession(kafka, group, [...subscriptions]);
      const reason = await session.ended;
      if (closing.signal.aborted) return;
      failures = session.hasWorked ? 1 : failures + 1;
      log.warn({ error: reason, group }, 'consumer session ended, a new one begins');
      await sleep(backoff(failures), closing.signal);
    }
  }

  return {
    add(subscription) {
      subscriptions.push(subscription);
      // Subscriptions that are made together share the first session; a later one needs a new session.
      consuming ??= Promise.resolve().then(consume);
      session?.close();
    },
    assertUp() {
      if (!session?.isAlive()) throw new BrokerUnavailable(`no sign of life from the group ${group}`);
    },
    async close() {
      closing.abort();
      await session?.close();
      await consuming;
    },
  };
}
