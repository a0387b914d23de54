import { Kafka, logLevel } from 'kafkajs';
import type { Service } from '../service/index.ts';
import type { Broker } from './broker.ts';
import { createKafkaProducer } from './kafkajs-producer.ts';
import { type KafkajsSubscription, keepSubscribed } from './kafkajs-subscription.ts';

/** A connection may be cut without a word: what has not been answered after this long is given up and asked anew. */
const REQUEST_LIMIT_MS = 2_500;

/** Opens the way to Kafka, makes it part of the service's readiness and closes it at the end. */
export function openKafka(service: Service, brokers: string[]): Broker {
  const kafka = new Kafka({
    clientId: service.name,
    brokers,
    connectionTimeout: 1_000,
    requestTimeout: REQUEST_LIMIT_MS,
    // Few and quick: kafkajs may smooth over a hiccup, outages are waited out by us, where they can be seen.
    retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 500 },
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ log, namespace }) =>
        service.log.debug({ ...log, namespace }, 'kafkajs'),
  });

  const producer = createKafkaProducer(kafka, REQUEST_LIMIT_MS);
  const consumers: KafkajsSubscription[] = [];
  service.readiness.add('kafka', async () => {
    for (const part of [producer, ...consumers]) part.assertUp();
  });
  service.shutdown.add('kafka producer', () => producer.close());

  return {
    producer,
    subscribe(subscription) {
      const consumer = keepSubscribed(kafka, subscription, service.log);
      consumers.push(consumer);
      service.shutdown.add(`kafka consumer of ${subscription.topic}`, () => consumer.close());
    },
  };
}
