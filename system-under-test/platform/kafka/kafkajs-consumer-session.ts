import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';
import { within } from '../resilience/index.ts';
import type { Subscription } from './broker.ts';
import { consumeBatch, HEARTBEAT_EVERY_MS } from './consume-batch.ts';

/** One membership in a consumer group, from joining to its first trouble. */
export interface ConsumerSession {
  /** Resolves with the reason when the session is over. */
  readonly ended: Promise<unknown>;
  /** Whether the group was joined at least once. */
  readonly hasWorked: boolean;
  isAlive(): boolean;
  close(): Promise<void>;
}

/** kafkajs can go quiet without an error, so the session ends itself when nothing has been heard for this long. */
const SILENT_AFTER_MS = 5_000;
const READY_WITHIN_MS = 3_000;
const CLOSE_LIMIT_MS = 1_500;

/** kafkajs gives the members of a group the topics of its leader, so a member subscribes to all of them at once. */
export function openConsumerSession(
  kafka: Kafka,
  group: string,
  subscriptions: readonly Subscription[],
): ConsumerSession {
  const consumer = kafka.consumer({
    groupId: group,
    allowAutoTopicCreation: false,
    sessionTimeout: 10_000,
    // How long the group waits for members that vanished: the longest pause after a crash.
    rebalanceTimeout: 2_000,
    heartbeatInterval: HEARTBEAT_EVERY_MS,
    maxWaitTimeInMs: 1_000,
    retry: { retries: 1, initialRetryTime: 100, maxRetryTime: 500, restartOnFailure: async () => false },
  });

  const lost = new AbortController();
  const { promise: ended, resolve } = Promise.withResolvers<unknown>();
  let lastSign = Date.now();
  let joined = false;
  const sign = (): void => {
    lastSign = Date.now();
  };
  const watch = setInterval(() => {
    if (Date.now() - lastSign > SILENT_AFTER_MS) end(new Error(`nothing heard for ${SILENT_AFTER_MS} ms`));
  }, 500);

  function end(reason: unknown): void {
    clearInterval(watch);
    lost.abort(reason);
    resolve(reason);
    // Best effort: over a connection that hangs, leaving the group would take for ever.
    consumer.disconnect().catch(() => {});
  }

  consumer.on('consumer.group_join', () => {
    joined = true;
    sign();
  });
  consumer.on('consumer.heartbeat', sign);
  consumer.on('consumer.fetch', sign);
  consumer.on('consumer.crash', ({ payload }) => end(payload.error));
  const byTopic = new Map(subscriptions.map((subscription) => [subscription.topic, subscription]));
  start(consumer, subscriptions, async (payload) => {
    const subscription = byTopic.get(payload.batch.topic);
    if (subscription) await consumeBatch(payload, subscription, lost.signal);
  }).catch(end);

  return {
    ended,
    get hasWorked() {
      return joined;
    },
    isAlive: () => joined && !lost.signal.aborted && Date.now() - lastSign < READY_WITHIN_MS,
    async close() {
      clearInterval(watch);
      await within(CLOSE_LIMIT_MS, 'leaving the group', consumer.disconnect()).catch(() => {});
      lost.abort();
      resolve('closed');
    },
  };
}

async function start(
  consumer: Consumer,
  subscriptions: readonly Subscription[],
  eachBatch: (payload: EachBatchPayload) => Promise<void>,
): Promise<void> {
  await consumer.connect();
  for (const { topic, from } of subscriptions) await consumer.subscribe({ topic, fromBeginning: from !== 'now' });
  // Offsets are resolved message by message, so that a message that has to wait can be left where it is.
  await consumer.run({ eachBatch, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 6 });
}
