import type { Metrics } from './metrics.ts';

/** How the consumers of events are doing, as messaging tells it. */
export function consumerMetrics(metrics: Metrics) {
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
    lag(topic: string, group: string, partition: number, behind: number): void {
      lag({ topic, group, partition: String(partition) }, behind);
    },
    retried(topic: string, group: string): void {
      retried({ topic, group });
    },
    deadLettered(topic: string, group: string): void {
      deadLettered({ topic, group });
    },
  };
}
