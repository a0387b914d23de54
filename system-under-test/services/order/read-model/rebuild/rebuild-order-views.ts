import { rebuildProjection } from '../../../../platform/event-sourcing/index.ts';
import type { Database } from '../../../../platform/postgres/index.ts';
import type { OrderEvent } from '../../order/index.ts';
import { ORDER_VIEWS, type ReadModel } from '../read-model.ts';

/** Builds the order views anew, in any process that reaches the service's database; returns the position it has come to. */
export function rebuildOrderViews(database: Database, { prepare }: ReadModel, signal?: AbortSignal): Promise<number> {
  return rebuildProjection<OrderEvent>({ database, name: ORDER_VIEWS, prepare, ...(signal && { signal }) });
}
