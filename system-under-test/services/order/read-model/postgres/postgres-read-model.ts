import type { Database } from '../../../../platform/postgres/index.ts';
import { projectOrders } from '../project-orders.ts';
import type { ReadModel } from '../read-model.ts';
import { prepareTable } from './next-table.ts';
import { createPostgresOrderViews } from './postgres-order-views.ts';

/** The read model that is never behind: it is committed with the events. */
export function createPostgresReadModel(database: Database): ReadModel {
  return {
    views: createPostgresOrderViews(database),
    project: (transaction, events) => projectOrders(createPostgresOrderViews(transaction), events),
    shows: async () => {},
    prepare: (generation) => prepareTable(database, generation),
  };
}
