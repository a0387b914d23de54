import { z } from 'zod';

/** What `POST /orders` takes: prices come from the BFF, which has them from the catalogue; amounts in cents. */
export const OrderRequest = z
  .strictObject({
    customerId: z.string().min(1),
    name: z.string().min(1),
    email: z.email(),
    lines: z
      .array(
        z.strictObject({
          productId: z.string().min(1),
          name: z.string().min(1),
          quantity: z.int().min(1).max(20),
          price: z.int().nonnegative(),
        }),
      )
      .min(1),
    discountPercent: z.int().min(0).max(100).optional(),
    paymentMethod: z.string().min(1).describe('the token of a payment method, never a card number'),
  })
  .meta({ id: 'OrderRequest' });
export type OrderRequest = z.output<typeof OrderRequest>;
