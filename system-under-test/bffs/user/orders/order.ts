import { z } from 'zod';

/** What this BFF needs of an order, and shows of it; amounts in cents. */
export const OrderAnswer = z
  .object({
    id: z.string(),
    status: z.enum(['pending', 'confirmed', 'cancelled', 'refunded']),
    reason: z.string().nullable(),
    lines: z.array(z.object({ productId: z.string(), name: z.string(), quantity: z.int(), price: z.int() })),
    subtotal: z.int(),
    discount: z.int(),
    total: z.int(),
    currency: z.literal('EUR'),
    placedAt: z.string(),
  })
  .meta({ id: 'Order' });

export const OrderListAnswer = z.object({ items: z.array(OrderAnswer), total: z.int() });
