import { messageOf } from '../../harness/errors.ts';
import type { RunningSystem } from '../../harness/system/index.ts';
import type { TopicRecord } from './recording.ts';

/** Listens to all topics of a system while traffic is recorded. */
export interface TopicRecorder extends AsyncDisposable {
  /** What has arrived so far, of these traces only. */
  of(traceIds: ReadonlySet<string>): readonly TopicRecord[];
  /** What has arrived so far, whoever sent it. */
  all(): readonly TopicRecord[];
}

/** Starts to listen from now on; a system without topics gives an empty recorder. */
export async function recordTopics(system: RunningSystem, runId: string): Promise<TopicRecorder> {
  const topics = Object.keys(system.definition.topics ?? {});
  if (topics.length === 0) return { of: () => [], all: () => [], [Symbol.asyncDispose]: async () => {} };
  const { Kafka, logLevel } = (await import('kafkajs')).default;
  const kafka = new Kafka({
    clientId: 'shakedown-recorder',
    brokers: [...system.kafkaBrokers()],
    logLevel: logLevel.NOTHING,
  });
  const consumer = kafka.consumer({ groupId: `shakedown-recorder-${runId}` });
  const records: TopicRecord[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics, fromBeginning: false });
  const joined = new Promise<void>((resolve) => consumer.on(consumer.events.GROUP_JOIN, () => resolve()));
  await consumer.run({
    eachMessage: async ({ topic, partition, message }) => {
      records.push({
        topic,
        partition,
        offset: message.offset,
        key: message.key?.toString() ?? null,
        value: parsed(message.value),
        headers: Object.fromEntries(
          Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value ?? '')]),
        ),
        timestamp: Number(message.timestamp),
      });
    },
  });
  await joined;
  return {
    // traceparent: version-traceid-spanid-flags
    of: (traceIds) => records.filter(({ headers }) => traceIds.has(headers.traceparent?.split('-')[1] ?? '')),
    all: () => [...records],
    [Symbol.asyncDispose]: async () => {
      await consumer
        .disconnect()
        .catch((thrown: unknown) => process.emitWarning(`the topic recorder did not stop: ${messageOf(thrown)}`));
    },
  };
}

function parsed(value: Buffer | null): unknown {
  const text = value?.toString() ?? null;
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return text;
  }
}
