import type { Queryable } from '../../platform/postgres/index.ts';
import type { ChargeStatus } from './charge-status.ts';

export interface ChargeView {
  readonly id: string;
  readonly orderId: string;
  /** In cents. */
  readonly amount: number;
  /** In cents. */
  readonly refunded: number;
  readonly currency: string;
  readonly status: ChargeStatus;
  /** ISO 8601. */
  readonly at: string;
}

/** What was charged for an order: one charge or none. What was voided before anybody asked for it is none. */
export async function findCharges(database: Queryable, orderId: string): Promise<ChargeView[]> {
  const rows = await database.query<Omit<ChargeView, 'at'> & { at: Date }>(
    `select id, order_id as "orderId", amount, currency, status, at,
       (select coalesce(sum(refund.amount), 0)::integer from refund
        where charge_id = charge.id and refund.status = 'refunded') as refunded
     from charge where order_id = $1 and amount is not null`,
    [orderId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
