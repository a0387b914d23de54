import { randomUUID } from 'node:crypto';
import type { Queryable, Transaction } from '../../platform/postgres/index.ts';

export interface Refund {
  readonly id: string;
  readonly chargeId: string;
  /** In cents. */
  readonly amount: number;
  readonly status: 'pending' | 'refunded';
}

const COLUMNS = 'id, charge_id as "chargeId", amount, status';

export async function findRefundByKey(transaction: Queryable, idempotencyKey: string): Promise<Refund | undefined> {
  const [refund] = await transaction.query<Refund>(`select ${COLUMNS} from refund where idempotency_key = $1`, [
    idempotencyKey,
  ]);
  return refund;
}

/** How much of a charge was given back or is being given back, in cents. */
export async function sumOfRefunds(transaction: Queryable, chargeId: string): Promise<number> {
  const [row] = await transaction.query<{ sum: number }>(
    'select coalesce(sum(amount), 0)::integer as sum from refund where charge_id = $1',
    [chargeId],
  );
  return row?.sum ?? 0;
}

/** Writes a refund whose outcome is not known yet; nothing when the key has one already. */
export async function insertRefund(
  transaction: Queryable,
  { chargeId, amount }: Pick<Refund, 'chargeId' | 'amount'>,
  idempotencyKey: string,
): Promise<Refund | undefined> {
  const [refund] = await transaction.query<Refund>(
    `insert into refund (id, charge_id, idempotency_key, amount) values ($1, $2, $3, $4)
     on conflict do nothing returning ${COLUMNS}`,
    [randomUUID(), chargeId, idempotencyKey, amount],
  );
  return refund;
}

/** The provider has given the money back; a charge of which nothing is left is refunded with it. May be repeated. */
export async function completeRefund(transaction: Transaction, refundId: string): Promise<void> {
  // Locked, so that of two refunds that complete at the same moment the second one sees the first.
  await transaction.query('select from charge where id = (select charge_id from refund where id = $1) for update', [
    refundId,
  ]);
  await transaction.query(`update refund set status = 'refunded' where id = $1`, [refundId]);
  await transaction.query(
    `update charge set status = 'refunded'
     where id = (select charge_id from refund where id = $1) and status = 'captured'
       and amount = (select sum(amount) from refund where charge_id = charge.id and status = 'refunded')`,
    [refundId],
  );
}
