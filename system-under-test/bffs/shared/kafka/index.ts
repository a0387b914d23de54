/** Kafka for a BFF, whose pages go on without it. */
export { openOptionalKafka } from './open-optional-kafka.ts';
