/** For tests: a broker in memory, and the official command line to talk to it. */
export { type Answer, brokerUnderTest } from './broker-under-test.ts';
export { pactBroker, type Ran } from './pact-cli.ts';
