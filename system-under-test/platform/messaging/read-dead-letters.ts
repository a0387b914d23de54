import type { IncomingMessage, TopicRange, TopicReader } from '../kafka/index.ts';
import { beforeDeath, readDeadLetter, readReplayMark } from './dead-letter.ts';
import type { Origin } from './origin.ts';

/** A message that a consumer group gave up. */
export interface DeadLetter {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly eventType: string | undefined;
  readonly eventId: string | undefined;
  /** Why it was given up. */
  readonly cause: string;
  /** Where it came from first. */
  readonly origin: Origin;
  /** When it was given up, ISO 8601. */
  readonly at: string;
  /** When it was sent to its group again, ISO 8601. */
  readonly replayedAt: string | undefined;
}

export interface StoredDeadLetter {
  readonly letter: DeadLetter;
  readonly message: IncomingMessage;
}

/** Of each partition; there should never be as many, and whoever reads them holds them in memory. */
const AT_MOST = 10_000n;

/** Reads the dead letters of `topics` with what became of them, in the order of their partitions: that of their keys. */
export async function readDeadLetters(reader: TopicReader, topics: readonly string[]): Promise<StoredDeadLetter[]> {
  const messages = await reader.read((await reader.ranges(topics)).map(newest));
  const replays = new Map(
    messages.flatMap((message) => {
      const place = readReplayMark(message);
      return place === undefined ? [] : [[`${message.topic}/${place}`, readDeadLetter(message).at] as const];
    }),
  );
  return messages
    .filter((message) => readReplayMark(message) === undefined)
    .map((message) => ({ message, letter: toDeadLetter(message, replays) }));
}

function newest(range: TopicRange): TopicRange {
  const from = range.to - AT_MOST;
  return from > range.from ? { ...range, from } : range;
}

function toDeadLetter(message: IncomingMessage, replays: ReadonlyMap<string, string>): DeadLetter {
  const { topic, partition, offset, key, headers } = message;
  const origin = beforeDeath(message);
  return {
    topic,
    partition,
    offset,
    key,
    eventType: headers['event-type'],
    eventId: headers['event-id'],
    ...readDeadLetter(message),
    origin: { topic: origin.topic, partition: origin.partition, offset: origin.offset },
    replayedAt: replays.get(`${topic}/${partition}/${offset}`),
  };
}
