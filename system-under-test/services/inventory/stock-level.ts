import type { Queryable } from '../../platform/postgres/index.ts';

/** received = reserved + sold + free, at every moment. */
export interface StockLevel {
  readonly productId: string;
  readonly received: number;
  readonly reserved: number;
  readonly sold: number;
  readonly free: number;
}

export async function findStockLevel(database: Queryable, productId: string): Promise<StockLevel | undefined> {
  const [level] = await database.query<StockLevel>(
    `select product_id as "productId", received, reserved, sold, received - reserved - sold as free
     from stock where product_id = $1`,
    [productId],
  );
  return level;
}
