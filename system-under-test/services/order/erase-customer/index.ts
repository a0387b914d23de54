/** Forgets who placed an order, without forgetting the order. */
export { customerEventHandlers } from './customer-events.ts';
