import {
  CompressionTypes,
  type Kafka,
  type Producer as KafkaProducer,
  Partitioners,
  type TopicMessages,
} from 'kafkajs';
import { within } from '../resilience/index.ts';
import type { Producer } from './broker.ts';
import { BrokerUnavailable } from './broker-unavailable.ts';
import type { OutgoingMessage } from './message.ts';

export interface KafkajsProducer extends Producer {
  /** Throws when the last attempt to reach the broker failed. */
  assertUp(): void;
  close(): Promise<void>;
}

const ALL_IN_SYNC_REPLICAS = -1;

export function createKafkaProducer(kafka: Kafka, limitMs: number): KafkajsProducer {
  let connection: Promise<KafkaProducer> | undefined;
  let lastFailure: BrokerUnavailable | undefined;

  async function connect(): Promise<KafkaProducer> {
    const producer = kafka.producer({
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
      // Consumers drop duplicates by event id. The idempotent producer of kafkajs would not survive our reconnects.
      idempotent: false,
    });
    await producer.connect();
    return producer;
  }

  return {
    async send(messages) {
      connection ??= connect();
      const used = connection;
      const sending = used.then((producer) =>
        producer.sendBatch({
          acks: ALL_IN_SYNC_REPLICAS,
          compression: CompressionTypes.None,
          topicMessages: byTopic(messages),
        }),
      );
      try {
        await within(limitMs, 'Kafka', sending);
        lastFailure = undefined;
      } catch (error) {
        // kafkajs would keep asking a connection that hangs, so the next attempt gets a new one.
        if (connection === used) connection = undefined;
        discard(used);
        lastFailure = new BrokerUnavailable(error);
        throw lastFailure;
      }
    },
    assertUp() {
      if (lastFailure) throw lastFailure;
    },
    async close() {
      await (await connection)?.disconnect();
    },
  };
}

function discard(connection: Promise<KafkaProducer>): void {
  connection.then((producer) => producer.disconnect()).catch(() => {});
}

function byTopic(messages: readonly OutgoingMessage[]): TopicMessages[] {
  const topics = Map.groupBy(messages, ({ topic }) => topic);
  return [...topics].map(([topic, ofTopic]) => ({
    topic,
    messages: ofTopic.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
  }));
}
