/** A broker with an empty store and time that stands still, for tests of what it says over HTTP. */

export { interaction, pactOf } from './pact-of.ts';
export { brokerOf, type TestBroker } from './test-broker.ts';
