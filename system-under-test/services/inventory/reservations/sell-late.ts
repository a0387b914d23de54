import type { Transaction } from '../../../platform/postgres/index.ts';

/** A line of an order that was confirmed after its reservation had run out. */
export interface LateSale {
  readonly productId: string;
  readonly quantity: number;
  /** `owed`: there were no pieces left for it; it gets the next that come in. */
  readonly status: 'sold' | 'owed';
}

/**
 * Sells what had run out, as far as pieces are free: the order has been paid for, but nobody else's pieces may go for it. The
 * stock of the order must be locked.
 */
export function sellLate(transaction: Transaction, orderId: string): Promise<LateSale[]> {
  return transaction.query<LateSale>(
    `with late as (
       select product_id, quantity, received - reserved - sold >= quantity as fits
       from reservation join stock using (product_id) where order_id = $1 and status = 'expired'
     ), taken as (
       update stock set sold = stock.sold + late.quantity from late where late.fits and stock.product_id = late.product_id
     )
     update reservation set status = case when late.fits then 'sold' else 'owed' end
     from late where reservation.order_id = $1 and reservation.product_id = late.product_id
     returning reservation.product_id as "productId", reservation.quantity, reservation.status`,
    [orderId],
  );
}
