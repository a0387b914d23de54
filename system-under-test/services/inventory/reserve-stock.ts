import type { Transaction } from '../../platform/postgres/index.ts';
import { findShortages, type Shortage, type Wanted } from './find-shortages.ts';

/** Keeps all of `lines` for the order, or nothing: then it returns what is missing. */
export async function reserveStock(
  transaction: Transaction,
  orderId: string,
  lines: readonly Wanted[],
): Promise<readonly Shortage[]> {
  const productIds = lines.map((line) => line.productId);
  const quantities = lines.map((line) => line.quantity);
  // Locked until the commit, so that nobody reserves what we have seen as free; in one order, so that no two wait for each other.
  const free = await transaction.query<{ productId: string; free: number }>(
    `select product_id as "productId", received - reserved - sold as free
     from stock where product_id = any($1) order by product_id for update`,
    [productIds],
  );
  const shortages = findShortages(lines, new Map(free.map((row) => [row.productId, row.free])));
  if (shortages.length > 0) return shortages;

  await transaction.query(
    `update stock set reserved = stock.reserved + wanted.quantity
     from (
       select product_id, sum(quantity)::integer as quantity
       from unnest($1::text[], $2::integer[]) as line (product_id, quantity) group by product_id
     ) as wanted
     where stock.product_id = wanted.product_id`,
    [productIds, quantities],
  );
  await transaction.query(
    `insert into reservation (order_id, product_id, quantity)
     select $1, product_id, sum(quantity)
     from unnest($2::text[], $3::integer[]) as line (product_id, quantity) group by product_id`,
    [orderId, productIds, quantities],
  );
  return [];
}
