import type { OrderLine } from '../order/index.ts';
import type { OrderDocument, OrderStatus } from './order-document.ts';

/** An order as its customer sees it; amounts are in cents. */
export interface OrderView {
  readonly id: string;
  readonly status: OrderStatus;
  /** Why it was cancelled. */
  readonly reason: string | null;
  readonly lines: readonly OrderLine[];
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
  readonly currency: string;
  /** ISO 8601. */
  readonly placedAt: string;
}

/** An order as the shop's own people see it. */
export interface BackofficeOrder extends OrderView {
  readonly customer: OrderDocument['customer'];
}

export function toOrderView(document: OrderDocument): OrderView {
  const { id, status, reason, subtotal, discount, total, currency, placedAt } = document;
  return {
    id,
    status,
    reason,
    lines: document.lines.map(({ productId, name, quantity, price }) => ({ productId, name, quantity, price })),
    subtotal,
    discount,
    total,
    currency,
    placedAt,
  };
}

export function toBackofficeOrder(document: OrderDocument): BackofficeOrder {
  return { ...toOrderView(document), customer: document.customer };
}
