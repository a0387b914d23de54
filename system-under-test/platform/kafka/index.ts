/** The message broker behind a small port; kafkajs is known in this room alone. */
export type {
  Broker,
  IncomingMessage,
  MessageHandler,
  OutgoingMessage,
  Postponement,
  Producer,
  Subscription,
} from './broker.ts';
export { BrokerUnavailable } from './broker-unavailable.ts';
export { type KafkaAccess, openKafka, openKafkaAccess } from './kafkajs-broker.ts';
export type { TopicRange, TopicReader } from './topic-reader.ts';
