import { orderCancelled, orderConfirmed, orderPlaced, stockRejected, stockReserved } from '../../events/index.ts';
import { type EventHandler, type Outbox, on } from '../../platform/messaging/index.ts';
import { reserveStock } from './reserve-stock.ts';
import { releaseStock, sellStock } from './settle-reservation.ts';

/** What an order's way means for the stock. */
export function orderEventHandlers(outbox: Outbox): EventHandler[] {
  return [
    on(orderPlaced, async ({ data: { orderId, lines } }, transaction) => {
      const missing = await reserveStock(transaction, orderId, lines);
      const answer =
        missing.length === 0
          ? stockReserved.create(orderId, { orderId })
          : stockRejected.create(orderId, { orderId, missing: [...missing] });
      await outbox.add(transaction, answer);
    }),
    on(orderConfirmed, ({ data }, transaction) => sellStock(transaction, data.orderId)),
    on(orderCancelled, ({ data }, transaction) => releaseStock(transaction, data.orderId)),
  ];
}
