import { randomUUID } from 'node:crypto';
import type { Admin, Consumer, Kafka } from 'kafkajs';
import { within } from '../resilience/index.ts';
import { BrokerUnavailable } from './broker-unavailable.ts';
import { toIncoming } from './kafkajs-message.ts';
import type { IncomingMessage } from './message.ts';
import type { TopicRange, TopicReader } from './topic-reader.ts';

const READ_WITHIN_MS = 15_000;

/** Connects for each question and leaves nothing behind: a topic is looked at seldom. */
export function createTopicReader(kafka: Kafka): TopicReader {
  async function withAdmin<T>(ask: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = kafka.admin();
    try {
      await admin.connect();
      return await ask(admin);
    } catch (error) {
      throw new BrokerUnavailable(error);
    } finally {
      await admin.disconnect().catch(() => {});
    }
  }

  return {
    topics: () => withAdmin((admin) => admin.listTopics()),

    ranges: (topics) =>
      withAdmin(async (admin) => {
        const perTopic = topics.map(async (topic): Promise<TopicRange[]> => {
          const partitions = await admin.fetchTopicOffsets(topic);
          return partitions.map(({ partition, low, high }) => ({
            topic,
            partition,
            from: BigInt(low),
            to: BigInt(high),
          }));
        });
        return (await Promise.all(perTopic)).flat().filter(({ from, to }) => from < to);
      }),

    async read(ranges) {
      if (ranges.length === 0) return [];
      // kafkajs reads only as a member of a group; this one has a single member and ends with the reading.
      const groupId = `reader-${randomUUID()}`;
      const consumer = kafka.consumer({ groupId, allowAutoTopicCreation: false, maxWaitTimeInMs: 100 });
      try {
        return await within(READ_WITHIN_MS, 'Kafka', readRanges(consumer, ranges));
      } catch (error) {
        throw new BrokerUnavailable(error);
      } finally {
        await consumer.disconnect().catch(() => {});
        await withAdmin((admin) => admin.deleteGroups([groupId])).catch(() => {});
      }
    },
  };
}

async function readRanges(consumer: Consumer, ranges: readonly TopicRange[]): Promise<IncomingMessage[]> {
  const open = new Map(ranges.map((range) => [`${range.topic}/${range.partition}`, range]));
  // By place: what was read before a seek comes again after it.
  const found = new Map<string, IncomingMessage>();
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();

  await consumer.connect();
  await consumer.subscribe({ topics: [...new Set(ranges.map(({ topic }) => topic))], fromBeginning: true });
  consumer.on('consumer.crash', ({ payload }) => {
    if (!payload.restart) reject(payload.error);
  });
  // Not after `run`: a group whose coordinator is not there yet joins again, and cannot seek meanwhile.
  consumer.on('consumer.group_join', () => {
    for (const { topic, partition, from } of open.values()) consumer.seek({ topic, partition, offset: String(from) });
  });
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ topic, partition, message }) => {
      const range = open.get(`${topic}/${partition}`);
      const offset = BigInt(message.offset);
      if (!range || offset < range.from) return;
      if (offset < range.to) {
        found.set(`${topic}/${partition}/${offset}`, toIncoming(topic, partition, message));
      }
      if (offset >= range.to - 1n) open.delete(`${topic}/${partition}`);
      if (open.size === 0) resolve();
    },
  });
  await done;
  return [...found.values()];
}
