import { z } from 'zod';
import { defineEvent } from '../platform/messaging/index.ts';
import { topics } from './topics.ts';

export const orderConfirmed = defineEvent('order.confirmed', {
  topic: topics.orders,
  description: 'The order has its stock and its money. Told by order, once.',
  version: 2,
  data: z.object({
    orderId: z.uuid(),
    customer: z.object({ id: z.string(), name: z.string(), email: z.email() }),
    lines: z.array(
      z.object({
        productId: z.string(),
        name: z.string(),
        quantity: z.int().positive(),
        /** Of one piece, in cents. */
        price: z.int().nonnegative(),
      }),
    ),
    /** In cents. */
    discount: z.int().nonnegative(),
    /** In cents. */
    total: z.int().nonnegative(),
    currency: z.string(),
  }),
  upcasters: { 1: nameTheCustomer },
});

const withoutCustomerId = z.looseObject({ customer: z.looseObject({ email: z.email() }) });

/** The first version told no customer id; the address is as good a name for somebody of whom nothing else is stored. */
function nameTheCustomer(old: unknown): unknown {
  const { customer, ...rest } = withoutCustomerId.parse(old);
  return { ...rest, customer: { ...customer, id: `mail:${customer.email}` } };
}
