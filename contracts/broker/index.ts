/** A Pact Broker: wire-compatible with the official clients, one process, one SQLite file, ready at once. */
export { type Broker, type BrokerOptions, defaultRateLimit, startBroker } from './broker.ts';
export type { Access, Credential } from './http/index.ts';
