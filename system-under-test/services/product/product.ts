import { z } from 'zod';

export const Product = z
  .object({
    id: z.string().meta({ example: 'prod-001' }),
    name: z.string(),
    description: z.string(),
    category: z.string(),
    price: z.int().positive().meta({ description: 'In cents' }),
    currency: z.literal('EUR'),
  })
  .meta({ id: 'Product' });

export type Product = Readonly<z.output<typeof Product>>;

/** A product as the database has it. */
export interface ProductRow {
  id: string;
  name: string;
  description: string;
  category: string;
  price: number;
  currency: string;
}

/** A product as callers see it. */
export function toProduct(row: ProductRow): Product {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    category: row.category,
    price: row.price,
    currency: 'EUR',
  };
}
