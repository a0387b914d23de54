import type { MessageHandler } from 'shakedown';
import type { Outbox, PublishableEvent } from '../../../system-under-test/platform/messaging/index.ts';
import type { Transaction } from '../../../system-under-test/platform/postgres/index.ts';
import type { OrderEvent, OrderState } from '../../../system-under-test/services/order/order/index.ts';
import { publishOrderEvent } from '../../../system-under-test/services/order/publish/publish-order-event.ts';
import { sent } from '../testing/as-sent.ts';
import { order } from '../testing/sample-order.ts';

/** What the order service puts into its outbox, made by its own code. */
const published = (state: OrderState, event: OrderEvent): MessageHandler =>
  sent(async () => {
    const added: PublishableEvent[] = [];
    const outbox: Outbox = { add: async (_transaction, each) => void added.push(each) };
    await publishOrderEvent({} as Transaction, outbox, state, event);
    const [first] = added;
    if (!first) throw new Error(`order publishes nothing about ${event.type}`);
    return first;
  });

export const orderMessages = {
  'order.placed': published({ status: 'pending', awaits: 'stock', order }, { type: 'order-placed', data: order }),
  'order.confirmed': published({ status: 'confirmed', order }, { type: 'order-confirmed', data: { chargeId: 'ch-1' } }),
  'order.cancelled': published(
    { status: 'cancelled', order, reason: 'payment declined' },
    { type: 'order-cancelled', data: { reason: 'payment declined' } },
  ),
  'order.refunded': published({ status: 'refunded', order }, { type: 'order-refunded', data: { refundId: 'rf-1' } }),
};
