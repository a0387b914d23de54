import { messageOf } from '../../errors.ts';
import type { ReadinessProbe } from '../../process/index.ts';
import type { TopicDefinition } from '../definition.ts';

/** Ready once the broker has made the topics: it accepts connections before it can do so. */
export function topicsReady(
  brokers: readonly string[],
  topics: Readonly<Record<string, TopicDefinition>>,
): ReadinessProbe {
  return async () => {
    try {
      await createTopics(brokers, topics);
      return { ready: true };
    } catch (error) {
      return { ready: false, reason: messageOf(error) };
    }
  };
}

/** Makes the topics that are not there yet, and waits until each has a leader. */
async function createTopics(
  brokers: readonly string[],
  topics: Readonly<Record<string, TopicDefinition>>,
): Promise<void> {
  const { Kafka, logLevel } = await import('kafkajs');
  const kafka = new Kafka({
    clientId: 'shakedown',
    brokers: [...brokers],
    logLevel: logLevel.NOTHING,
    connectionTimeout: 2_000,
    requestTimeout: 5_000,
    retry: { retries: 2, initialRetryTime: 50 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    await admin.createTopics({
      waitForLeaders: true,
      topics: Object.entries(topics).map(([topic, { partitions = 1 }]) => ({
        topic,
        numPartitions: partitions,
        replicationFactor: 1,
      })),
    });
  } finally {
    await admin.disconnect();
  }
}
