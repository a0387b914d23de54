import { z } from 'zod';

export const statuses = ['pending', 'confirmed', 'cancelled', 'refunded'] as const;

/** What this BFF needs of an order, and shows of it; amounts in cents. */
export const OrderAnswer = z
  .object({
    id: z.string(),
    status: z.enum(statuses),
    reason: z.string().nullable(),
    customer: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    lines: z.array(z.object({ productId: z.string(), name: z.string(), quantity: z.int(), price: z.int() })),
    subtotal: z.int(),
    discount: z.int(),
    total: z.int(),
    currency: z.literal('EUR'),
    placedAt: z.string(),
  })
  .meta({ id: 'Order' });

export const OrderListAnswer = z.object({ items: z.array(OrderAnswer), total: z.int() });

export const OrderWithHistoryAnswer = OrderAnswer.extend({
  history: z.array(z.object({ version: z.int(), type: z.string(), at: z.string() })),
});

/** The charges of an order, as payment keeps them; amounts in cents. */
export const ChargesAnswer = z.object({
  items: z.array(z.object({ id: z.string(), amount: z.int(), status: z.string() })),
});
