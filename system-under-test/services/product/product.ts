export interface Product {
  id: string;
  name: string;
  description: string;
  category: string;
  /** In cents. */
  price: number;
  currency: 'EUR';
}

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
