/** For tests of the pages: a broker with a past. */
export { type BrokerToTell, tellHistory } from './tell-history.ts';
