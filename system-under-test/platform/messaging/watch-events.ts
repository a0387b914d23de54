import { randomUUID } from 'node:crypto';
import type { Broker } from '../kafka/index.ts';
import type { Service } from '../service/index.ts';
import type { EventEnvelope } from './event-envelope.ts';
import type { EventHandler } from './event-handler.ts';
import { inProcessSpan } from './process-span.ts';
import { readEvent } from './read-event.ts';

export interface EventWatch {
  readonly broker: Pick<Broker, 'subscribe'>;
  readonly topic: string;
  readonly definitions: readonly EventHandler['definition'][];
  /** Must not matter if it misses an event, or sees one twice. */
  onEvent(event: EventEnvelope): void;
}

/**
 * Hears the events of a topic from now on, in every instance of the service. There is neither inbox nor retry, so it is for what
 * makes things better but not right, such as dropping what a cache would have dropped a little later.
 *
 * @example
 * watchEvents(service, { broker, topic: topics.catalogue, definitions: [productChanged], onEvent: ({ key }) => cache.drop(key) });
 */
export function watchEvents(service: Service, { broker, topic, definitions, onEvent }: EventWatch): void {
  const handlers = definitions.map((definition): EventHandler => ({ definition, handle: async () => {} }));
  // A group of its own for each instance; Kafka forgets those that nobody is in.
  const group = `${service.name}.${randomUUID()}`;
  broker.subscribe({
    topic,
    group,
    from: 'now',
    async onMessage(message) {
      const reading = readEvent(message.value, handlers);
      if (reading.kind === 'unreadable') service.log.warn({ error: reading.cause, topic }, 'event not read');
      if (reading.kind === 'event') await inProcessSpan(message, group, async () => onEvent(reading.event));
      return undefined;
    },
  });
}
