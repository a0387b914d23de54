/** What an order is: the commands it takes, the events it consists of, and the rules between them. Pure; no database here. */
export { ERASED, erased } from './erased-customer.ts';
export type { OrderCommand } from './order-command.ts';
export { orderDecider } from './order-decider.ts';
export type { OrderEvent } from './order-event.ts';
export type { OrderState } from './order-state.ts';
export type { OrderLine, PlacedOrder } from './placed-order.ts';
export { type Price, priceOrder } from './price-order.ts';
