import {
  type Broker,
  BrokerUnavailable,
  type IncomingMessage,
  type OutgoingMessage,
  type Postponement,
  type Subscription,
} from '../kafka/index.ts';

export interface MemoryBroker extends Broker {
  /** All that has been sent, in order. */
  readonly sent: readonly OutgoingMessage[];
  /** Lets the next `times` sends fail; with `afterArrival` the messages arrive all the same, and only the answer is lost. */
  failSends(times: number, options?: { afterArrival: boolean }): void;
  /** Hands a message to the consumers of its topic. */
  deliver(message: OutgoingMessage): Promise<void>;
  /**
   * Hands on what has been sent to `topic` and not been handed on yet, and what is sent there meanwhile, until nothing is left
   * or a message is postponed: that one is returned, and is handed on again by the next call.
   */
  drain(topic: string): Promise<Postponement | undefined>;
}

/** A broker in the memory of the test, of one partition per topic, for what does not need the real one: order, duplicates, failures. */
export function createMemoryBroker(): MemoryBroker {
  const sent: OutgoingMessage[] = [];
  const drained = new Map<string, number>();
  const subscriptions: Subscription[] = [];
  const lost = new AbortController().signal;
  let failures = { left: 0, afterArrival: false };
  let delivered = 0;

  const storedIn = (topic: string): IncomingMessage[] =>
    sent
      .filter((message) => message.topic === topic)
      .map((message, offset) => ({ ...message, partition: 0, offset: String(offset) }));

  async function hand(message: IncomingMessage): Promise<Postponement | undefined> {
    const topical = subscriptions.filter(({ topic }) => topic === message.topic);
    const outcomes = await Promise.all(topical.map(({ onMessage }) => onMessage(message, lost)));
    return outcomes.find((outcome) => outcome !== undefined);
  }

  return {
    sent,
    failSends(times, options) {
      failures = { left: times, afterArrival: options?.afterArrival ?? false };
    },
    producer: {
      async send(messages) {
        const fails = failures.left-- > 0;
        if (!fails || failures.afterArrival) sent.push(...messages);
        if (fails) throw new BrokerUnavailable('told to fail');
      },
    },
    reader: {
      topics: async () => [...new Set(sent.map(({ topic }) => topic))],
      ranges: async (topics) =>
        topics
          .map((topic) => ({ topic, partition: 0, from: 0n, to: BigInt(storedIn(topic).length) }))
          .filter(({ to }) => to > 0n),
      read: async (ranges) => ranges.flatMap(({ topic, from, to }) => storedIn(topic).slice(Number(from), Number(to))),
    },
    subscribe: (subscription) => void subscriptions.push(subscription),
    async deliver(message) {
      await hand({ ...message, partition: 0, offset: String(delivered++) });
    },
    async drain(topic) {
      for (;;) {
        const next = drained.get(topic) ?? 0;
        const message = storedIn(topic)[next];
        if (!message) return undefined;
        const postponement = await hand(message);
        if (postponement) return postponement;
        drained.set(topic, next + 1);
      }
    },
  };
}
