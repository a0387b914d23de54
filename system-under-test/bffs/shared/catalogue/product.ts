import { z } from 'zod';

/** What the BFFs need of a product, and show of it. */
export const ProductAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string(),
    category: z.string(),
    /** In cents. */
    price: z.int(),
    currency: z.literal('EUR'),
  })
  .meta({ id: 'Product' });

export const ProductPageAnswer = z
  .object({
    items: z.array(ProductAnswer),
    total: z.int(),
    page: z.int(),
    size: z.int(),
  })
  .meta({ id: 'ProductPage' });

export type Product = z.output<typeof ProductAnswer>;
