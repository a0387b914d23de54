import type { Transaction } from '../../../platform/postgres/index.ts';
import { injectContext } from '../../../platform/telemetry/index.ts';
import { findShortages, type Shortage } from './find-shortages.ts';
import { mergeLines, type Wanted } from './merge-lines.ts';

/** Keeps all of `lines` for the order, for `ttlMs`; or nothing: then it returns what is missing. */
export async function reserveStock(
  transaction: Transaction,
  orderId: string,
  lines: readonly Wanted[],
  ttlMs: number,
): Promise<readonly Shortage[]> {
  const wanted = mergeLines(lines);
  const productIds = wanted.map(({ productId }) => productId);
  // Locked until the commit, so that nobody reserves what we have seen as free; in one order, so that no two wait for each other.
  const levels = await transaction.query<{ productId: string; free: number }>(
    `select product_id as "productId", received - reserved - sold as free
     from stock where product_id = any($1) order by product_id for update`,
    [productIds],
  );
  const shortages = findShortages(wanted, new Map(levels.map(({ productId, free }) => [productId, free])));
  if (shortages.length > 0) return shortages;

  const quantities = wanted.map(({ quantity }) => quantity);
  await transaction.query(
    `update stock set reserved = stock.reserved + wanted.quantity
     from unnest($1::text[], $2::integer[]) as wanted (product_id, quantity)
     where stock.product_id = wanted.product_id`,
    [productIds, quantities],
  );
  await transaction.query(
    `insert into reservation (order_id, product_id, quantity, expires_at, trace_context)
     select $1, product_id, quantity, now() + $4 * interval '1 millisecond', $5
     from unnest($2::text[], $3::integer[]) as wanted (product_id, quantity)`,
    [orderId, productIds, quantities, ttlMs, JSON.stringify(injectContext())],
  );
  return [];
}
