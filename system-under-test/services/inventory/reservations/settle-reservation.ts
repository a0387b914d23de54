import type { Transaction } from '../../../platform/postgres/index.ts';
import { type LateSale, sellLate } from './sell-late.ts';

/**
 * The order is confirmed: what was kept for it is sold. Returns what had to be sold late, because it was not kept any more;
 * nothing for an order that is settled, or unknown.
 */
export async function sellStock(transaction: Transaction, orderId: string): Promise<readonly LateSale[]> {
  await lockStockOf(transaction, orderId);
  const sold = await transaction.query(
    `with settled as (${SETTLE})
     update stock set reserved = stock.reserved - settled.quantity, sold = stock.sold + settled.quantity
     from settled where stock.product_id = settled.product_id returning stock.product_id`,
    [orderId, 'sold'],
  );
  return sold.length > 0 ? [] : await sellLate(transaction, orderId);
}

/** The order is cancelled: what was kept for it is free again. An order for which nothing is kept changes nothing. */
export async function releaseStock(transaction: Transaction, orderId: string): Promise<void> {
  await giveBack(transaction, orderId, 'released');
}

/** The reservation has run out: what was kept is free again. Returns whether anything still was. */
export async function expireStock(transaction: Transaction, orderId: string): Promise<boolean> {
  return (await giveBack(transaction, orderId, 'expired')) > 0;
}

async function giveBack(transaction: Transaction, orderId: string, status: 'released' | 'expired'): Promise<number> {
  await lockStockOf(transaction, orderId);
  const freed = await transaction.query(
    `with settled as (${SETTLE})
     update stock set reserved = stock.reserved - settled.quantity
     from settled where stock.product_id = settled.product_id returning stock.product_id`,
    [orderId, status],
  );
  return freed.length;
}

/** Only what is still reserved can be settled, so a second settlement finds nothing. */
const SETTLE = `
  update reservation set status = $2
  where order_id = $1 and status = 'reserved'
  returning product_id, quantity`;

/** In the order in which reservations lock it, so that no two wait for each other. */
async function lockStockOf(transaction: Transaction, orderId: string): Promise<void> {
  await transaction.query(
    `select from stock where product_id in (select product_id from reservation where order_id = $1)
     order by product_id for update`,
    [orderId],
  );
}
