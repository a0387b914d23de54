import { orderConfirmed } from '../../events/index.ts';
import { type EventHandler, on } from '../../platform/messaging/index.ts';
import type { Worker } from '../../platform/work/index.ts';
import { confirmationMail } from './confirmation-mail.ts';
import { enqueueMail } from './mail-table.ts';

/** A confirmed order is told to its customer. */
export function orderEventHandlers(mailQueue: Worker): EventHandler[] {
  return [
    on(orderConfirmed, async ({ id, data, synthetic = false }, transaction) => {
      await enqueueMail(transaction, { eventId: id, orderId: data.orderId, synthetic, ...confirmationMail(data) });
      transaction.afterCommit(mailQueue.wake);
    }),
  ];
}
