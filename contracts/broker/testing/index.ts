/** For tests of the broker's rooms: what happened to services, told in their own words, and a broker of one room alone. */
export { History } from './history.ts';
export { serveRoom } from './serve-room.ts';
