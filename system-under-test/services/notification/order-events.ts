import { orderConfirmed, orderRefunded } from '../../events/index.ts';
import { type EventHandler, on } from '../../platform/messaging/index.ts';
import { notifyCustomer } from './notify-customer.ts';
import { orderConfirmedTemplate, orderRefundedTemplate } from './templates/index.ts';

/** What customers are told of their orders. `wake` is called when there is something to send. */
export function orderEventHandlers(wake: () => void): EventHandler[] {
  return [
    on(orderConfirmed, async (event, transaction) => {
      await notifyCustomer(transaction, event, orderConfirmedTemplate);
      transaction.afterCommit(wake);
    }),
    on(orderRefunded, async (event, transaction) => {
      await notifyCustomer(transaction, event, orderRefundedTemplate);
      transaction.afterCommit(wake);
    }),
  ];
}
