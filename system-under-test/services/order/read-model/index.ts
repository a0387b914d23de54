/**
 * Orders as they are shown: projected from the events, read without replaying them. One port, `OrderViews`, with two adapters:
 * Postgres, written in the transaction of the events, and MongoDB, which follows them.
 */
export { openReadModel } from './open-read-model.ts';
export { type OrderDocument, toDocument } from './order-document.ts';
export { OrderStatus } from './order-status.ts';
export { BackofficeOrder, OrderView, toBackofficeOrder, toOrderView } from './order-view.ts';
export type { OrderPage, OrderViews, PageRequest } from './order-views.ts';
export { orderViewSchema } from './postgres/index.ts';
export type { ReadModel } from './read-model.ts';
export { rebuildOrderViews } from './rebuild/index.ts';
