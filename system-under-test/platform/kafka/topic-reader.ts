import type { IncomingMessage } from './message.ts';

/** Some messages of one partition. */
export interface TopicRange {
  readonly topic: string;
  readonly partition: number;
  /** The first offset. */
  readonly from: bigint;
  /** The offset after the last one. */
  readonly to: bigint;
}

/** Looks at what topics hold, without consuming it. */
export interface TopicReader {
  /** The names of all topics. */
  topics(): Promise<string[]>;
  /** What the partitions of `topics` hold now; empty ones are left out. */
  ranges(topics: readonly string[]): Promise<TopicRange[]>;
  /**
   * Reads whole ranges, each in order.
   *
   * @throws {BrokerUnavailable} when it takes too long.
   */
  read(ranges: readonly TopicRange[]): Promise<IncomingMessage[]>;
}
