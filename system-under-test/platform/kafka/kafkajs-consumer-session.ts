import type { Consumer, EachMessagePayload, IHeaders, Kafka } from 'kafkajs';
import { within } from '../resilience/index.ts';
import type { IncomingMessage, Subscription } from './broker.ts';

/** One membership in a consumer group, from joining to its first trouble. */
export interface ConsumerSession {
  /** Resolves with the reason when the session is over. */
  readonly ended: Promise<unknown>;
  /** Whether the group was joined at least once. */
  readonly hasWorked: boolean;
  isAlive(): boolean;
  close(): Promise<void>;
}

const HEARTBEAT_EVERY_MS = 1_000;
/** kafkajs can go quiet without an error, so the session ends itself when nothing has been heard for this long. */
const SILENT_AFTER_MS = 5_000;
const READY_WITHIN_MS = 3_000;
const CLOSE_LIMIT_MS = 1_500;

export function openConsumerSession(kafka: Kafka, { topic, group, onMessage }: Subscription): ConsumerSession {
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
  start(consumer, topic, (payload) => withHeartbeat(payload, lost.signal, onMessage)).catch(end);

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
  topic: string,
  eachMessage: (payload: EachMessagePayload) => Promise<void>,
): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({ eachMessage, partitionsConsumedConcurrently: 3 });
}

/** Keeps the membership alive while a message takes its time, and gives the message up when the membership is lost. */
async function withHeartbeat(
  payload: EachMessagePayload,
  lost: AbortSignal,
  handle: Subscription['onMessage'],
): Promise<void> {
  const failed = new AbortController();
  const beat = setInterval(() => payload.heartbeat().catch((error) => failed.abort(error)), HEARTBEAT_EVERY_MS);
  try {
    await handle(toIncoming(payload), AbortSignal.any([lost, failed.signal]));
  } catch (error) {
    // kafkajs rejoins the group when it sees its own error.
    throw failed.signal.aborted ? failed.signal.reason : error;
  } finally {
    clearInterval(beat);
  }
}

function toIncoming({ topic, partition, message }: EachMessagePayload): IncomingMessage {
  return {
    topic,
    partition,
    offset: message.offset,
    key: message.key?.toString() ?? '',
    value: message.value?.toString() ?? null,
    headers: readHeaders(message.headers ?? {}),
  };
}

function readHeaders(headers: IHeaders): Record<string, string> {
  const single = Object.entries(headers).map(
    ([name, value]) => [name, Array.isArray(value) ? value[0] : value] as const,
  );
  return Object.fromEntries(single.flatMap(([name, value]) => (value === undefined ? [] : [[name, value.toString()]])));
}
