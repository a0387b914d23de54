/** For tests of the broker's rooms: what happened to services, told in their own words. */
export { History } from './history.ts';
