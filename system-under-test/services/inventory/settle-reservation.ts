import type { Transaction } from '../../platform/postgres/index.ts';

/** The order is confirmed: what was kept for it is sold. An order for which nothing is kept changes nothing. */
export async function sellStock(transaction: Transaction, orderId: string): Promise<void> {
  await transaction.query(
    `with settled as (${SETTLE})
     update stock set reserved = stock.reserved - settled.quantity, sold = stock.sold + settled.quantity
     from settled where stock.product_id = settled.product_id`,
    [orderId, 'sold'],
  );
}

/** The order is cancelled: what was kept for it is free again. An order for which nothing is kept changes nothing. */
export async function releaseStock(transaction: Transaction, orderId: string): Promise<void> {
  await transaction.query(
    `with settled as (${SETTLE})
     update stock set reserved = stock.reserved - settled.quantity
     from settled where stock.product_id = settled.product_id`,
    [orderId, 'released'],
  );
}

/** Only what is still reserved can be settled, so a second settlement finds nothing. */
const SETTLE = `
  update reservation set status = $2
  where order_id = $1 and status = 'reserved'
  returning product_id, quantity`;
