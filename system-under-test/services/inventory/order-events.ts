import { orderCancelled, orderConfirmed, orderPlaced, stockRejected, stockReserved } from '../../events/index.ts';
import { type EventHandler, type Outbox, on } from '../../platform/messaging/index.ts';
import type { Log } from '../../platform/telemetry/index.ts';
import { releaseStock, reserveStock, sellStock } from './reservations/index.ts';
import type { StockMetrics } from './stock-metrics.ts';

export interface OrderEventsOptions {
  readonly outbox: Outbox;
  /** How long stock is kept for an order that has not ended. */
  readonly reservationTtlMs: number;
  readonly log: Log;
  readonly metrics: StockMetrics;
}

/** What an order's way means for the stock. */
export function orderEventHandlers({ outbox, reservationTtlMs, log, metrics }: OrderEventsOptions): EventHandler[] {
  return [
    on(orderPlaced, async ({ data: { orderId, lines } }, transaction) => {
      const missing = await reserveStock(transaction, orderId, lines, reservationTtlMs);
      const answer =
        missing.length === 0
          ? stockReserved.create(orderId, { orderId })
          : stockRejected.create(orderId, { orderId, missing: [...missing] });
      await outbox.add(transaction, answer);
    }),
    on(orderConfirmed, async ({ data: { orderId } }, transaction) => {
      const late = await sellStock(transaction, orderId);
      if (late.length === 0) return;
      transaction.afterCommit(() => {
        log.warn({ orderId, late }, 'confirmed after the reservation had expired');
        for (const { status } of late) metrics.soldLate(status);
      });
    }),
    on(orderCancelled, ({ data }, transaction) => releaseStock(transaction, data.orderId)),
  ];
}
