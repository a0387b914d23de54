import type { Queryable } from '../../../platform/postgres/index.ts';
import { type Carrier, injectContext } from '../../../platform/telemetry/index.ts';
import type { OrderEvent } from '../order/index.ts';

export interface SagaStep {
  readonly order_id: string;
  /** How often it has been tried, this time included. */
  readonly attempts: number;
  /** Whether the payment has had its time. */
  readonly overdue: boolean;
  readonly trace_context: Carrier;
}

/** Longer than a call to payment may take; a step whose worker has died is taken up again after this long. */
const LEASE_MS = 4_000;

/** Payment is due from the moment the stock is reserved until the order has ended. */
export async function followOrderEvent(
  database: Queryable,
  orderId: string,
  event: OrderEvent,
  deadlineMs: number,
): Promise<void> {
  if (event.type === 'stock-reserved') {
    await database.query(
      `insert into saga (order_id, deadline_at, trace_context) values ($1, now() + $2 * interval '1 millisecond', $3)`,
      [orderId, deadlineMs, JSON.stringify(injectContext())],
    );
  }
  if (event.type === 'order-confirmed' || event.type === 'order-cancelled') {
    await database.query('delete from saga where order_id = $1', [orderId]);
  }
}

/** Takes up to `limit` steps that are due; nobody else gets them while the lease lasts. */
export function claimSteps(database: Queryable, limit: number): Promise<SagaStep[]> {
  return database.query<SagaStep>(
    `update saga set attempts = attempts + 1, next_attempt_at = now() + $2 * interval '1 millisecond'
     where order_id in (
       select order_id from saga where next_attempt_at <= now() order by next_attempt_at limit $1 for update skip locked
     )
     returning order_id, attempts, deadline_at <= now() as overdue, trace_context`,
    [limit, LEASE_MS],
  );
}

/** Lets the step wait for its next attempt. */
export async function postponeStep(database: Queryable, orderId: string, waitMs: number): Promise<void> {
  await database.query(`update saga set next_attempt_at = now() + $2 * interval '1 millisecond' where order_id = $1`, [
    orderId,
    waitMs,
  ]);
}
