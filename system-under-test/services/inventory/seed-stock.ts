import type { Database } from '../../platform/postgres/index.ts';

const PRODUCTS = 24;
/** So many that no load test runs out of stock by accident. */
const RECEIVED_OF_EACH = 1_000_000;

/** Fills an empty stock with the products of the catalogue, `prod-001` to `prod-024`. */
export async function seedStock(database: Database): Promise<void> {
  await database.query(
    `insert into stock (product_id, received)
     select 'prod-' || lpad(number::text, 3, '0'), $2 from generate_series(1, $1::integer) as number
     where not exists (select from stock)
     on conflict do nothing`,
    [PRODUCTS, RECEIVED_OF_EACH],
  );
}
