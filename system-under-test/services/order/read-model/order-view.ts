import { z } from 'zod';
import type { OrderDocument } from './order-document.ts';
import { OrderStatus } from './order-status.ts';

const cents = z.int().nonnegative().describe('in cents');

const OrderLineView = z.strictObject({
  productId: z.string(),
  name: z.string(),
  quantity: z.int().positive(),
  price: cents.describe('of one piece, in cents'),
});

/** An order as its customer sees it. */
export const OrderView = z
  .strictObject({
    id: z.uuid(),
    status: OrderStatus,
    reason: z.string().nullable().describe('why it was cancelled'),
    lines: z.array(OrderLineView),
    subtotal: cents,
    discount: cents,
    total: cents,
    currency: z.string(),
    placedAt: z.iso.datetime(),
  })
  .meta({ id: 'Order' });
export type OrderView = z.output<typeof OrderView>;

/** An order as the shop's own people see it. */
export const BackofficeOrder = OrderView.extend({
  customer: z.strictObject({ id: z.string(), name: z.string(), email: z.email() }),
}).meta({ id: 'BackofficeOrder' });
export type BackofficeOrder = z.output<typeof BackofficeOrder>;

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
