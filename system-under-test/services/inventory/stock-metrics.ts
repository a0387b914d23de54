import { type Metrics, processMetrics } from '../../platform/metrics/index.ts';

export interface StockMetrics {
  /** A reservation ran out before its order had ended. */
  expired(): void;
  /** A line was confirmed after that: `owed` is a customer who has paid and waits. */
  soldLate(status: 'sold' | 'owed'): void;
}

/** What should not happen in inventory, counted, so that somebody can be called when it does. */
export function stockMetrics(metrics: Metrics = processMetrics): StockMetrics {
  const expired = metrics.counter({
    name: 'inventory_reservations_expired_total',
    help: 'Reservations that ran out before their orders had ended',
    labels: [],
  });
  const late = metrics.counter({
    name: 'inventory_late_sales_total',
    help: 'Order lines that were confirmed after their reservation had run out; owed: no pieces were left',
    labels: ['status'],
  });
  return { expired: () => expired({}), soldLate: (status) => late({ status }) };
}
