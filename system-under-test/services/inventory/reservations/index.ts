/** What is kept for an order: from the reservation until it is sold, released, or runs out. */
export { startExpiry } from './expire-reservations.ts';
export type { Wanted } from './merge-lines.ts';
export { reserveStock } from './reserve-stock.ts';
export type { LateSale } from './sell-late.ts';
export { releaseStock, sellStock } from './settle-reservation.ts';
