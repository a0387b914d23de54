import { UsageError } from '../../harness/errors.ts';
import type { Fault } from './fault.ts';

export interface RedeliverOptions {
  /** How many of the newest records of each partition; default 50. */
  readonly last?: number;
}

/**
 * Produces records of a topic again, oldest first, with the same key, value and headers to the same partition: what consumers
 * see after a producer's retry or a rebalance. They come after newer records of the same key, so they are out of order too.
 */
export function redeliver(topic: string, { last = 50 }: RedeliverOptions = {}): Fault {
  return {
    target: { kind: 'topic', id: topic },
    severs: false,
    momentary: true,
    describe: () => `records of ${topic} are delivered twice`,
    prepare: (system) => {
      const topics = Object.keys(system.definition.topics ?? {});
      if (!topics.includes(topic)) {
        throw new UsageError(
          'SD_TOPIC_UNKNOWN',
          `There is no topic ${topic}; there are ${topics.join(', ') || 'none'}.`,
          {
            details: { topic, topics },
          },
        );
      }
      const brokers = system.kafkaBrokers();
      return {
        undo: undefined,
        apply: async (signal) => {
          const { repeatRecords } = await import('../kafka/repeat-records.ts');
          const repeated = await repeatRecords(brokers, topic, last, signal);
          return { hit: repeated > 0 ? [`${repeated} records of ${topic}`] : [] };
        },
        restore: async () => 'restored',
      };
    },
  };
}
