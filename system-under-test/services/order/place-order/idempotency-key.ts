import type { Transaction } from '../../../platform/postgres/index.ts';

/** Binds the key to `orderId`, or returns the order it is bound to; of two at once, one waits for the other to commit. */
export async function claimKey(
  transaction: Transaction,
  customerId: string,
  key: string,
  orderId: string,
): Promise<string | undefined> {
  const claimed = await transaction.query(
    'insert into idempotency_key (customer_id, key, order_id) values ($1, $2, $3) on conflict do nothing returning order_id',
    [customerId, key, orderId],
  );
  if (claimed.length > 0) return undefined;
  const [bound] = await transaction.query<{ order_id: string }>(
    'select order_id from idempotency_key where customer_id = $1 and key = $2',
    [customerId, key],
  );
  return bound?.order_id;
}
