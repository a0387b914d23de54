import type { Queryable } from '../../platform/postgres/index.ts';
import { seedProducts } from './seed-products.ts';

/** Fills an empty catalogue; one that has been changed is left as it is. */
export async function seedCatalogue(database: Queryable): Promise<void> {
  await database.query(
    `insert into product (id, name, description, category, price, currency)
     select id, name, description, category, price, currency
     from jsonb_to_recordset($1) as seed(id text, name text, description text, category text, price integer, currency text)
     where not exists (select from product)
     on conflict do nothing`,
    [JSON.stringify(seedProducts)],
  );
}
