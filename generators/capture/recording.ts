import type { Exchange } from '../../synthetic/index.ts';

/** The traffic of one run of a journey. */
export interface Recording {
  readonly journey: string;
  readonly exchanges: readonly Exchange[];
  /** What the run caused on topics. */
  readonly records: readonly TopicRecord[];
}

/** One Kafka record, as it lay on its topic. */
export interface TopicRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string | null;
  /** Parsed when it is JSON. */
  readonly value: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly timestamp: number;
}
