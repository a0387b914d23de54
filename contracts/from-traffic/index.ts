/** Pacts from recorded traffic: what a consumer was seen to get, as the contract that it may rely on. */

export { type JourneyTraffic, journeyTraffic } from './journey-traffic.ts';
export { eventName } from './message-interaction.ts';
export { type PactFromTraffic, pactFromTraffic, type Traffic } from './pact-from-traffic.ts';
export type { TopicRecord } from './topic-record.ts';
export { withoutSecrets } from './without-secrets.ts';
