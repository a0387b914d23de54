import { UsageError } from '../../harness/errors.ts';
import type { Fault } from './fault.ts';

export interface TopicFaultOptions {
  readonly topic: string;
  /** Said after `records of <topic>`: `are delivered twice`. */
  readonly says: string;
  /** How many records it produced; 0: it hit nothing. */
  produce(brokers: readonly string[], leaseId: string, signal: AbortSignal): Promise<number>;
}

/** A fault that puts records into a topic, at a stroke. */
export function topicFault({ topic, says, produce }: TopicFaultOptions): Fault {
  return {
    target: { kind: 'topic', id: topic },
    severs: false,
    momentary: true,
    describe: () => says,
    prepare: (system, leaseId) => {
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
          const produced = await produce(brokers, leaseId, signal);
          return { hit: produced > 0 ? [`${produced} records of ${topic}`] : [] };
        },
        restore: async () => 'restored',
      };
    },
  };
}
