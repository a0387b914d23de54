import {
  type Broker,
  BrokerUnavailable,
  type IncomingMessage,
  type OutgoingMessage,
  type Subscription,
} from '../kafka/index.ts';

export interface MemoryBroker extends Broker {
  /** All that has been sent, in order. */
  readonly sent: readonly OutgoingMessage[];
  /** Lets the next `times` sends fail; with `afterArrival` the messages arrive all the same, and only the answer is lost. */
  failSends(times: number, options?: { afterArrival: boolean }): void;
  /** Hands a message to the consumer of its topic. */
  deliver(message: OutgoingMessage): Promise<void>;
}

/** A broker in the memory of the test, for what does not need the real one: order, duplicates, failures. */
export function createMemoryBroker(): MemoryBroker {
  const sent: OutgoingMessage[] = [];
  const subscriptions: Subscription[] = [];
  const lost = new AbortController().signal;
  let failures = { left: 0, afterArrival: false };
  let offset = 0;

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
    subscribe: (subscription) => void subscriptions.push(subscription),
    async deliver(message) {
      const incoming: IncomingMessage = { ...message, partition: 0, offset: String(offset++) };
      const topical = subscriptions.filter(({ topic }) => topic === message.topic);
      await Promise.all(topical.map(({ onMessage }) => onMessage(incoming, lost)));
    },
  };
}
