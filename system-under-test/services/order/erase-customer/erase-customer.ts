import type { Queryable, Transaction } from '../../../platform/postgres/index.ts';
import { ERASED } from '../order/index.ts';
import type { Orders } from '../orders.ts';

/**
 * Takes the customer's name and address out of all their orders, wherever order keeps them.
 *
 * Events are never changed, but for this: a log that remembers a person for ever is against the law, and a key per customer to
 * throw away (crypto-shredding) would put a key store between every order and its events. So the past is rewritten in place, and
 * an event says that it was: by that, read models that have seen the old text, or are just being built, learn of it too.
 */
export async function eraseCustomer(transaction: Transaction, orders: Orders, customerId: string): Promise<void> {
  const orderIds = await ordersOf(transaction, customerId);
  for (const orderId of orderIds) await orders.executeIn(transaction, orderId, { type: 'erase-customer' });
  await transaction.query(
    `update event set data = jsonb_set(data, '{customer}', data->'customer' || $2::jsonb)
     where stream_id = any($1) and type = 'order-placed'`,
    [orderIds, JSON.stringify(ERASED)],
  );
  await transaction.query('delete from snapshot where stream_id = any($1)', [orderIds]);
  // What was told others is theirs to erase; our copy of it is not.
  await transaction.query(
    `update outbox set envelope = jsonb_set(envelope, '{data,customer}', envelope->'data'->'customer' || $2::jsonb)
     where key = any($1) and envelope->'data' ? 'customer'`,
    [orderIds, JSON.stringify(ERASED)],
  );
}

async function ordersOf(transaction: Queryable, customerId: string): Promise<string[]> {
  const rows = await transaction.query<{ order_id: string }>(
    `select stream_id as order_id from event where type = 'order-placed' and data->'customer'->>'id' = $1 order by position`,
    [customerId],
  );
  return rows.map((row) => row.order_id);
}
