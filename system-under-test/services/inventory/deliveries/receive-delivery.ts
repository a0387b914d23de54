import { randomUUID } from 'node:crypto';
import { HttpError } from '../../../platform/http/index.ts';
import type { Database, Transaction } from '../../../platform/postgres/index.ts';

export interface Delivery {
  readonly id: string;
  readonly productId: string;
  readonly quantity: number;
}

/**
 * Adds pieces to the stock, once per idempotency key. Orders to which pieces are owed get theirs first.
 *
 * @throws {HttpError} 404 `not-found`, 422 `key-reused`.
 */
export function receiveDelivery(
  database: Database,
  { productId, quantity }: Omit<Delivery, 'id'>,
  idempotencyKey: string,
): Promise<Delivery> {
  return database.transaction(async (transaction) => {
    const [known] = await transaction.query('select from stock where product_id = $1 for update', [productId]);
    if (!known) throw new HttpError(404, 'not-found', 'There is no such product');
    const [fresh] = await transaction.query<Delivery>(
      `insert into delivery (id, product_id, quantity, idempotency_key) values ($1, $2, $3, $4)
       on conflict do nothing returning id, product_id as "productId", quantity`,
      [randomUUID(), productId, quantity, idempotencyKey],
    );
    if (!fresh) return findEarlier(transaction, { productId, quantity }, idempotencyKey);
    await transaction.query('update stock set received = received + $2 where product_id = $1', [productId, quantity]);
    await sellOwed(transaction, productId);
    return fresh;
  });
}

async function findEarlier(
  transaction: Transaction,
  { productId, quantity }: Omit<Delivery, 'id'>,
  idempotencyKey: string,
): Promise<Delivery> {
  const [earlier] = await transaction.query<Delivery>(
    'select id, product_id as "productId", quantity from delivery where idempotency_key = $1',
    [idempotencyKey],
  );
  if (earlier?.productId !== productId || earlier.quantity !== quantity)
    throw new HttpError(422, 'key-reused', 'This Idempotency-Key belongs to another delivery', 'Idempotency-Key');
  return earlier;
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
