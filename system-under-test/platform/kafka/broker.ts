export interface OutgoingMessage {
  readonly topic: string;
  /** Messages with the same key keep their order. */
  readonly key: string;
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

export interface IncomingMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  /** `null` is a tombstone. */
  readonly value: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Takes one message; it counts as consumed when the promise resolves, and is delivered again when it rejects.
 * `lost` aborts when the partition is no longer ours: somebody else may have got the message already.
 */
export type MessageHandler = (message: IncomingMessage, lost: AbortSignal) => Promise<void>;

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
}

/** What a service needs of a message broker: at-least-once delivery, in order per key. */
export interface Broker {
  readonly producer: Producer;
  /** Consumes until the service stops, reconnecting for ever. */
  subscribe(subscription: Subscription): void;
}
