/** Orders as they are shown: projected from the events, read without replaying them. */
export { findOrder, findOrders } from './find-orders.ts';
export type { OrderView } from './order-view.ts';
export { projectOrderEvent } from './project-order-event.ts';
