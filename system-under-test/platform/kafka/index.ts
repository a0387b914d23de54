/** The message broker behind a small port; kafkajs is known in this room alone. */
export type {
  Broker,
  MessageHandler,
  Postponement,
  Producer,
  Subscription,
} from './broker.ts';
export { BrokerUnavailable } from './broker-unavailable.ts';
export { type KafkaAccess, openKafka, openKafkaAccess } from './kafkajs-broker.ts';
export type { IncomingMessage, OutgoingMessage } from './message.ts';
export type { TopicRange, TopicReader } from './topic-reader.ts';
