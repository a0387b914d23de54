import type { Metrics } from './metrics.ts';

/** Hears how the consumers of events are doing. */
export interface ConsumerMetrics {
  /** How many messages of the partition had come and were not consumed yet, as of the last message. */
  lag(topic: string, group: string, partition: number, behind: number): void;
  /** An event was put aside, to be tried again. */
  retried(topic: string, group: string): void;
  deadLettered(topic: string, group: string): void;
}

export function consumerMetrics(metrics: Metrics): ConsumerMetrics {
  const lag = metrics.gauge({
    name: 'consumer_lag_messages',
    help: 'Messages of the partition that have come and were not consumed yet, as of the last message',
    labels: ['topic', 'group', 'partition'],
  });
  const retried = metrics.counter({
    name: 'consumer_retries_total',
    help: 'Events put aside to be tried again',
    labels: ['topic', 'group'],
  });
  const deadLettered = metrics.counter({
    name: 'consumer_dead_letters_total',
    help: 'Events given up',
    labels: ['topic', 'group'],
  });
  return {
    lag(topic, group, partition, behind) {
      lag({ topic, group, partition: String(partition) }, behind);
    },
    retried(topic, group) {
      retried({ topic, group });
    },
    deadLettered(topic, group) {
      deadLettered({ topic, group });
    },
  };
}
