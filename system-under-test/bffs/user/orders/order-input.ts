import { z } from 'zod';

/** What a customer may send to place an order; prices are none of it. */
export const OrderInput = z.strictObject({
  lines: z
    .array(
      z.strictObject({
        productId: z.string().min(1).max(64),
        quantity: z.int().min(1).max(20),
      }),
    )
    .min(1)
    .max(50)
    .refine(
      (lines) => new Set(lines.map(({ productId }) => productId)).size === lines.length,
      'each product may stand on one line only',
    ),
  paymentMethod: z.enum(['tok_visa', 'tok_mastercard', 'tok_declined']),
  discountCode: z.string().max(40).optional(),
});

export type OrderInput = z.output<typeof OrderInput>;
