import type { Service } from '../service/index.ts';

/** Hears how consumers are doing. */
export interface ConsumerMetrics {
  /** How many messages of the partition had come and were not consumed yet, as of the last message. */
  lag(topic: string, group: string, partition: number, behind: number): void;
  /** An event was put aside, to be tried again. */
  retried(topic: string, group: string): void;
  deadLettered(topic: string, group: string): void;
}

const nobodyListens: ConsumerMetrics = { lag: () => {}, retried: () => {}, deadLettered: () => {} };

/** Who hears how the consumers of a service are doing: the one place where metrics and messaging meet. */
export function consumerMetricsOf(_service: Service): ConsumerMetrics {
  return nobodyListens;
}
