import type { Queryable } from '../../../platform/postgres/index.ts';
import { type Carrier, injectContext } from '../../../platform/telemetry/index.ts';

export interface SagaStep {
  readonly order_id: string;
  /** How often it has been tried, this time included. */
  readonly attempts: number;
  /** Whether what the order waits for has had its time. */
  readonly overdue: boolean;
  readonly trace_context: Carrier;
}

/** Longer than a call to payment may take; a step whose worker has died is taken up again after this long. */
const LEASE_MS = 4_000;

/** Says when the order's next step is due, and how long it may take; `null` for as long as it takes. In ms from now. */
export async function scheduleStep(
  database: Queryable,
  orderId: string,
  { dueMs, deadlineMs }: { readonly dueMs: number; readonly deadlineMs: number | null },
): Promise<void> {
  await database.query(
    `insert into saga (order_id, next_attempt_at, deadline_at, trace_context)
     values ($1, now() + $2 * interval '1 millisecond', coalesce(now() + $3 * interval '1 millisecond', 'infinity'), $4)
     on conflict (order_id) do update set attempts = 0, next_attempt_at = excluded.next_attempt_at,
       deadline_at = excluded.deadline_at, trace_context = excluded.trace_context`,
    [orderId, dueMs, deadlineMs, JSON.stringify(injectContext())],
  );
}

export async function endSaga(database: Queryable, orderId: string): Promise<void> {
  await database.query('delete from saga where order_id = $1', [orderId]);
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
