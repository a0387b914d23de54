import { stockExpired } from '../../../events/index.ts';
import type { Outbox } from '../../../platform/messaging/index.ts';
import type { Database } from '../../../platform/postgres/index.ts';
import type { Service } from '../../../platform/service/index.ts';
import { type Carrier, extractContext, inSpan } from '../../../platform/telemetry/index.ts';
import { startWorker, type Worker } from '../../../platform/work/index.ts';
import type { StockMetrics } from '../stock-metrics.ts';
import { expireStock } from './settle-reservation.ts';

export interface Expiry {
  readonly database: Database;
  readonly outbox: Outbox;
}

const POLL_EVERY_MS = 5_000;
const BATCH = 100;

/** Gives back, again and again, what was kept for orders that nobody settled in time. */
export function startExpiry(service: Service, expiry: Expiry, metrics: StockMetrics): Worker {
  return startWorker(service, {
    name: 'reservation expiry',
    pollEveryMs: POLL_EVERY_MS,
    async work() {
      const expired = await expireReservations(expiry);
      for (const _ of expired) metrics.expired();
      if (expired.length > 0) service.log.warn({ orderIds: expired }, 'reservations expired before their orders ended');
      return expired.length > 0 ? 'more' : 'idle';
    },
  });
}

/** Gives back what has run out, tells the orders, and returns them; the oldest first, some at a time. */
export async function expireReservations({ database, outbox }: Expiry): Promise<string[]> {
  const due = await database.query<{ orderId: string; traceContext: Carrier }>(
    `select order_id as "orderId", min(trace_context::text)::jsonb as "traceContext" from reservation
     where status = 'reserved' and expires_at <= now() group by order_id order by min(expires_at) limit $1`,
    [BATCH],
  );
  const expired: string[] = [];
  for (const { orderId, traceContext } of due) {
    await inSpan({ name: 'expire reservation', parent: extractContext(traceContext) }, () =>
      database.transaction(async (transaction) => {
        // Settled by its order at the last moment, or by another instance of ours.
        if (!(await expireStock(transaction, orderId))) return;
        await outbox.add(transaction, stockExpired.create(orderId, { orderId }));
        expired.push(orderId);
      }),
    );
  }
  return expired;
}
