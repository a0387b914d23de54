/** For tests of the broker's rooms: a broker in memory or one room of it, the official command line, and histories told in their own words. */
export { type Answer, brokerUnderTest } from './broker-under-test.ts';
export { History } from './history.ts';
export { pactBroker, type Ran } from './pact-cli.ts';
export { serveRoom } from './serve-room.ts';
