/** One Kafka record, as it lay on its topic. */
export interface TopicRecord {
  readonly topic: string;
  readonly key: string | null;
  /** Parsed when it is JSON; null is a tombstone. */
  readonly value: unknown;
  readonly headers: Readonly<Record<string, string>>;
}
