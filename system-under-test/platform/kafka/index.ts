/** The message broker behind a small port; kafkajs is known in this room alone. */
export type { Broker, IncomingMessage, MessageHandler, OutgoingMessage, Producer, Subscription } from './broker.ts';
export { BrokerUnavailable } from './broker-unavailable.ts';
export { openKafka } from './kafkajs-broker.ts';
