/** The read model in Postgres: JSON documents in the service's own database, written with the events they tell of. */
export { orderViewSchema } from './next-table.ts';
export { createPostgresOrderViews } from './postgres-order-views.ts';
export { createPostgresReadModel } from './postgres-read-model.ts';
