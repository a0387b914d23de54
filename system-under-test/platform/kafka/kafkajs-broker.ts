import { Kafka, logLevel } from 'kafkajs';
import type { Service } from '../service/index.ts';
import type { Log } from '../telemetry/index.ts';
import type { Broker } from './broker.ts';
import { type KafkajsConsumerGroup, openConsumerGroup } from './kafkajs-consumer-group.ts';
import { createKafkaProducer } from './kafkajs-producer.ts';
import { createTopicReader } from './kafkajs-topic-reader.ts';

/** A connection may be cut without a word: what has not been answered after this long is given up and asked anew. */
const REQUEST_LIMIT_MS = 2_500;

/** Opens the way to Kafka, makes it part of the service's readiness and closes it at the end. */
export function openKafka(service: Service, brokers: string[]): Broker {
  const kafka = createKafka(service.name, brokers, service.log);
  const producer = createKafkaProducer(kafka, REQUEST_LIMIT_MS);
  const groups = new Map<string, KafkajsConsumerGroup>();
  service.readiness.add('kafka', async () => {
    for (const part of [producer, ...groups.values()]) part.assertUp();
  });
  service.shutdown.add('kafka producer', () => producer.close());

  function groupOf(name: string): KafkajsConsumerGroup {
    const known = groups.get(name);
    if (known) return known;
    const group = openConsumerGroup(kafka, name, service.log);
    groups.set(name, group);
    service.shutdown.add(`kafka consumers of ${name}`, () => group.close());
    return group;
  }

  return {
    producer,
    reader: createTopicReader(kafka),
    subscribe: (subscription) => groupOf(subscription.group).add(subscription),
  };
}

/** What a tool needs of Kafka. */
export type KafkaAccess = Pick<Broker, 'producer' | 'reader'> & AsyncDisposable;

/** Opens the way to Kafka for a tool, which is no service: it runs, and is done. */
export function openKafkaAccess(name: string, brokers: string[], log: Log): KafkaAccess {
  const kafka = createKafka(name, brokers, log);
  const producer = createKafkaProducer(kafka, REQUEST_LIMIT_MS);
  return { producer, reader: createTopicReader(kafka), [Symbol.asyncDispose]: () => producer.close() };
}

function createKafka(clientId: string, brokers: string[], log: Log): Kafka {
  return new Kafka({
    clientId,
    brokers,
    connectionTimeout: 1_000,
    requestTimeout: REQUEST_LIMIT_MS,
    // Few and quick: kafkajs may smooth over a hiccup, outages are waited out by us, where they can be seen.
    retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 500 },
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ log: entry, namespace }) =>
        log.debug({ ...entry, namespace }, 'kafkajs'),
  });
}
