import type { Queryable } from '../../platform/postgres/index.ts';

/** received = reserved + sold + free, at every moment. */
export interface StockLevel {
  readonly productId: string;
  readonly received: number;
  readonly reserved: number;
  readonly sold: number;
  readonly free: number;
  /** Sold to orders that were confirmed after their reservation had expired, when nothing was left: not in `sold` yet. */
  readonly owed: number;
}

/** Of the products in `ids` that are known, in the order of their ids. */
export function findStockLevels(database: Queryable, ids: readonly string[]): Promise<StockLevel[]> {
  return database.query<StockLevel>(
    `select product_id as "productId", received, reserved, sold, received - reserved - sold as free,
       (select coalesce(sum(quantity), 0)::integer from reservation
        where reservation.product_id = stock.product_id and status = 'owed') as owed
     from stock where product_id = any($1) order by product_id`,
    [ids],
  );
}

export async function findStockLevel(database: Queryable, productId: string): Promise<StockLevel | undefined> {
  const [level] = await findStockLevels(database, [productId]);
  return level;
}
