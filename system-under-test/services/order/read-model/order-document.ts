import type { RecordedEvent } from '../../../platform/event-sourcing/index.ts';
import { ERASED, type OrderEvent, type OrderLine } from '../order/index.ts';
import type { OrderStatus } from './order-status.ts';

/** An order as the read model keeps it; amounts are in cents. */
export interface OrderDocument {
  readonly id: string;
  /** That of the last event that is in it. */
  readonly version: number;
  readonly status: OrderStatus;
  /** Why it was cancelled. */
  readonly reason: string | null;
  readonly customer: { readonly id: string; readonly name: string; readonly email: string };
  readonly lines: readonly OrderLine[];
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
  readonly currency: string;
  readonly synthetic: boolean;
  /** ISO 8601. */
  readonly placedAt: string;
}

/** The document after the event. One that is already in it changes nothing. */
export function applyOrderEvent(
  document: OrderDocument | undefined,
  { streamId, version, event }: RecordedEvent<OrderEvent>,
): OrderDocument {
  if (document && document.version >= version) return document;
  if (event.type === 'order-placed') {
    const { orderId: id, customer, lines, subtotal, discount, total, currency, synthetic, placedAt } = event.data;
    const placed = { customer, lines, subtotal, discount, total, currency, synthetic, placedAt };
    return { id, version, status: 'pending', reason: null, ...placed };
  }
  if (!document) throw new Error(`The read model has no order ${streamId} to apply ${event.type} ${version} to`);
  switch (event.type) {
    case 'order-confirmed':
      return { ...document, version, status: 'confirmed' };
    case 'order-cancelled':
      return { ...document, version, status: 'cancelled', reason: event.data.reason };
    case 'order-refunded':
      return { ...document, version, status: 'refunded' };
    case 'customer-erased':
      return { ...document, version, customer: { id: document.customer.id, ...ERASED } };
    default:
      return { ...document, version };
  }
}

/** What all the events of one order amount to. */
export function toDocument(events: readonly RecordedEvent<OrderEvent>[]): OrderDocument | undefined {
  return events.reduce<OrderDocument | undefined>(applyOrderEvent, undefined);
}
