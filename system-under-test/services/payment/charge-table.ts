import { randomUUID } from 'node:crypto';
import type { Queryable } from '../../platform/postgres/index.ts';
import { type ChargeStatus, whatBecomes } from './charge-status.ts';

/** What a caller wants charged; `amount` is in cents. */
export interface ChargeRequest {
  readonly orderId: string;
  readonly amount: number;
  readonly currency: string;
  readonly method: string;
}

export interface Charge extends ChargeRequest {
  readonly id: string;
  readonly idempotencyKey: string | null;
  readonly status: ChargeStatus;
  readonly providerChargeId: string | null;
}

const COLUMNS = `id, order_id as "orderId", idempotency_key as "idempotencyKey", amount, currency, method, status,
  provider_charge_id as "providerChargeId"`;

/** The charge of an order, locked until the end of the transaction. */
export async function findCharge(transaction: Queryable, orderId: string): Promise<Charge | undefined> {
  const [charge] = await transaction.query<Charge>(`select ${COLUMNS} from charge where order_id = $1 for update`, [
    orderId,
  ]);
  return charge;
}

/** Writes a charge whose outcome is not known yet; nothing when the order or the key has one already. */
export async function insertCharge(
  transaction: Queryable,
  { orderId, amount, currency, method }: ChargeRequest,
  idempotencyKey: string,
): Promise<Charge | undefined> {
  const [charge] = await transaction.query<Charge>(
    `insert into charge (id, order_id, idempotency_key, amount, currency, method, status)
     values ($1, $2, $3, $4, $5, $6, 'pending') on conflict do nothing returning ${COLUMNS}`,
    [randomUUID(), orderId, idempotencyKey, amount, currency, method],
  );
  return charge;
}

/** Notes that an order which has no charge must never get one; returns whether it had none. */
export async function insertVoid(transaction: Queryable, orderId: string): Promise<boolean> {
  const inserted = await transaction.query(
    `insert into charge (id, order_id, status) values ($1, $2, 'voided') on conflict do nothing returning id`,
    [randomUUID(), orderId],
  );
  return inserted.length > 0;
}

/** Moves a charge on, if it can become `to` from where it is; returns it as it now is. */
export async function moveCharge(
  database: Queryable,
  id: string,
  to: ChargeStatus,
  providerChargeId: string | null = null,
): Promise<Charge> {
  await database.query(
    `update charge set status = $2, provider_charge_id = coalesce($3, provider_charge_id)
     where id = $1 and status = any($4)`,
    [id, to, providerChargeId, whatBecomes(to)],
  );
  const [charge] = await database.query<Charge>(`select ${COLUMNS} from charge where id = $1`, [id]);
  if (!charge) throw new Error(`The charge ${id} has vanished`);
  return charge;
}
