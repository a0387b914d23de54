import { randomUUID } from 'node:crypto';
import { HttpError } from '../../../platform/http/index.ts';
import type { Transaction } from '../../../platform/postgres/index.ts';
import { findStockLevel, type StockLevel } from '../stock-level.ts';

export interface Delivery {
  readonly productId: string;
  /** Pieces. */
  readonly quantity: number;
}

/**
 * Adds pieces to the stock; orders to which pieces are owed get theirs first. Returns the stock as it then is.
 *
 * @throws {HttpError} 404 `not-found`.
 */
export async function receiveDelivery(
  transaction: Transaction,
  { productId, quantity }: Delivery,
): Promise<StockLevel & { readonly deliveryId: string }> {
  await transaction.query('update stock set received = received + $2 where product_id = $1', [productId, quantity]);
  await sellOwed(transaction, productId);
  const level = await findStockLevel(transaction, productId);
  if (!level) throw new HttpError(404, 'not-found', 'There is no such product');
  const deliveryId = randomUUID();
  await transaction.query('insert into delivery (id, product_id, quantity) values ($1, $2, $3)', [
    deliveryId,
    productId,
    quantity,
  ]);
  return { ...level, deliveryId };
}

/** Those who have waited longest first; nobody is passed over because somebody behind wants less. */
async function sellOwed(transaction: Transaction, productId: string): Promise<void> {
  await transaction.query(
    `with waiting as (
       select order_id, quantity, sum(quantity) over (order by expires_at, order_id) as up_to
       from reservation where product_id = $1 and status = 'owed'
     ), served as (
       update reservation set status = 'sold' from waiting, stock
       where stock.product_id = $1 and waiting.up_to <= stock.received - stock.reserved - stock.sold
         and reservation.product_id = $1 and reservation.order_id = waiting.order_id
       returning reservation.quantity
     )
     update stock set sold = sold + (select coalesce(sum(quantity), 0) from served) where product_id = $1`,
    [productId],
  );
}
