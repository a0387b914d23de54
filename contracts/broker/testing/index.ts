/** For tests: a broker in memory, what happened to services in their own words, and the official command line to ask about it. */
export { type Answer, brokerUnderTest } from './broker-under-test.ts';
export { History } from './history.ts';
export { pactBroker, type Ran } from './pact-cli.ts';
