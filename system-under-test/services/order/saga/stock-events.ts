import { stockExpired, stockRejected, stockReserved } from '../../../events/index.ts';
import { type EventHandler, on } from '../../../platform/messaging/index.ts';
import type { Worker } from '../../../platform/work/index.ts';
import type { Orders } from '../orders.ts';

/** What inventory's answer means for an order. */
export function stockEventHandlers(orders: Orders, saga: Worker): EventHandler[] {
  return [
    on(stockReserved, async ({ data }, transaction) => {
      await orders.executeIn(transaction, data.orderId, { type: 'accept-stock' });
      transaction.afterCommit(saga.wake);
    }),
    on(stockRejected, async ({ data }, transaction) => {
      await orders.executeIn(transaction, data.orderId, { type: 'reject-stock' });
    }),
    on(stockExpired, async ({ data }, transaction) => {
      await orders.executeIn(transaction, data.orderId, { type: 'expire-stock' });
      transaction.afterCommit(saga.wake);
    }),
  ];
}
