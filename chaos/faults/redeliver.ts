import type { Fault } from './fault.ts';
import { topicFault } from './topic-fault.ts';

export interface RedeliverOptions {
  /** How many of the newest records of each partition; default 50. */
  readonly last?: number;
}

/**
 * Produces records of a topic again, oldest first, with the same key, value and headers to the same partition: what consumers
 * see after a producer's retry or a rebalance. They come after newer records of the same key, so they are out of order too.
 */
export const redeliver = (topic: string, { last = 50 }: RedeliverOptions = {}): Fault =>
  topicFault({
    topic,
    says: `records of ${topic} are delivered twice`,
    produce: async (brokers, _leaseId, signal) => {
      const { repeatRecords } = await import('../kafka/repeat-records.ts');
      return await repeatRecords(brokers, topic, last, signal);
    },
  });
