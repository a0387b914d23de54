import type { RecordedEvent } from '../../../platform/event-sourcing/index.ts';
import type { OrderEvent } from '../order/index.ts';
import { applyOrderEvent, type OrderDocument } from './order-document.ts';
import type { OrderViews } from './order-views.ts';

/** Brings the read model up to the events, which may belong to many orders: one reading and one writing for all of them. */
export async function projectOrders(views: OrderViews, events: readonly RecordedEvent<OrderEvent>[]): Promise<void> {
  const documents = new Map<string, OrderDocument>();
  const placed = new Set(events.filter(({ version }) => version === 1).map(({ streamId }) => streamId));
  const known = new Set(events.map(({ streamId }) => streamId).filter((id) => !placed.has(id)));
  if (known.size > 0) for (const document of await views.load([...known])) documents.set(document.id, document);
  for (const event of events) {
    documents.set(event.streamId, applyOrderEvent(documents.get(event.streamId), event));
  }
  await views.save([...documents.values()]);
}
