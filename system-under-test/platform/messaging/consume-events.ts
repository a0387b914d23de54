import type { Broker } from '../kafka/index.ts';
import { consumerMetrics } from '../metrics/index.ts';
import type { Database } from '../postgres/index.ts';
import type { Service } from '../service/index.ts';
import type { EventHandler } from './event-handler.ts';
import { processMessage } from './process-message.ts';
import { inProcessSpan } from './process-span.ts';
import { startPurge } from './purge.ts';
import { purgeInbox, purgeParkedEvents } from './purge-statements.ts';
import { createPutAside, type KeyOrder } from './put-aside.ts';
import { readRetry } from './retry-message.ts';
import { type RetryPolicy, usualRetries } from './retry-policy.ts';
import { retryTopic } from './topic-names.ts';

export interface EventConsumer {
  readonly broker: Broker;
  readonly database: Database;
  readonly topic: string;
  readonly handlers: readonly EventHandler[];
  /** Whether later events of a key wait for one that was given up; they do unless said otherwise. */
  readonly order?: KeyOrder;
  readonly retry?: RetryPolicy;
  /** In ms since 1970; injected by tests. */
  readonly now?: () => number;
}

/**
 * Applies each event of a topic once, in order per key. The consumer group is named after the service.
 *
 * Trouble with the database or with Kafka is waited out. An event that fails for another reason is tried a few times, then goes
 * to `<topic>.<group>.retry`, comes back from there some times more, and ends as a dead letter in `<topic>.<group>.dead-letter`;
 * a message that cannot be read goes there at once. It holds up the later events of its key alone, see {@link KeyOrder}.
 */
export function consumeEvents(service: Service, consumer: EventConsumer): void {
  const { broker, database, topic, handlers, order = 'kept', retry = usualRetries, now = Date.now } = consumer;
  const group = service.name;
  const metrics = consumerMetrics(service.metrics);
  const { log } = service;
  const aside = createPutAside({ database, producer: broker.producer, topic, group, order, metrics, log, now });

  for (const source of [topic, retryTopic(topic, group)]) {
    broker.subscribe({
      topic: source,
      group,
      async onMessage(message, lost) {
        const { dueAt } = readRetry(message);
        if (dueAt > now()) return { notBefore: dueAt };
        await inProcessSpan(message, group, () =>
          processMessage(message, lost, { database, topic, handlers, retry, aside, log, now }),
        );
        return undefined;
      },
      onLag: (partition, behind) => metrics.lag(source, group, partition, behind),
    });
  }

  startPurge(service, database, `purge of the inbox of ${topic}`, purgeInbox);
  startPurge(service, database, `purge of the parked events of ${topic}`, purgeParkedEvents);
}
