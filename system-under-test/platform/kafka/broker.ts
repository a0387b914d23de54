import type { IncomingMessage, OutgoingMessage } from './message.ts';
import type { TopicReader } from './topic-reader.ts';

/** The message is not consumed yet: its partition stands still until then, and the message is delivered again. */
export interface Postponement {
  /** In ms since 1970. */
  readonly notBefore: number;
}

/**
 * Takes one message; it counts as consumed when the promise resolves with nothing, and is delivered again when it rejects.
 * `lost` aborts when the partition is no longer ours: somebody else may have got the message already.
 */
export type MessageHandler = (message: IncomingMessage, lost: AbortSignal) => Promise<Postponement | undefined>;

export interface Producer {
  /**
   * Resolves when the broker has all messages.
   *
   * @throws {BrokerUnavailable} when that is not certain; some of them may have arrived all the same.
   */
  send(messages: readonly OutgoingMessage[]): Promise<void>;
}

export interface Subscription {
  readonly topic: string;
  readonly group: string;
  readonly onMessage: MessageHandler;
  /** A group that has consumed nothing yet begins with the oldest message, or with what comes from now on. */
  readonly from?: 'oldest' | 'now';
  /** Hears, after each message, how many of the partition's messages had come but were not consumed yet. */
  readonly onLag?: (partition: number, behind: number) => void;
}

/** What a service needs of a message broker: at-least-once delivery, in order per key. */
export interface Broker {
  readonly producer: Producer;
  readonly reader: TopicReader;
  /** Consumes until the service stops, reconnecting for ever. */
  subscribe(subscription: Subscription): void;
}
