import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { orderCancelled, orderConfirmed, orderPlaced, orderRefunded } from '../../../system-under-test/events/index.ts';
import { expectEvent } from '../testing/event-message.ts';
import { confirmedOrder, line, orderId, refundedOrder } from '../testing/order-events.ts';

const { eachLike, integer, string, uuid } = MatchersV3;
const { productId, quantity } = line;

const told = [
  [
    orderPlaced,
    {
      orderId: uuid(orderId),
      customerId: string('customer-1'),
      lines: eachLike({ productId, quantity }),
      total: integer(2_250),
      currency: string('EUR'),
    },
  ],
  [orderConfirmed, confirmedOrder],
  [orderCancelled, { orderId: uuid(orderId), reason: string('payment declined') }],
  [orderRefunded, refundedOrder],
] as const;

test.each(told.map(([event, data]) => [event.type, event, data] as const))('reads %s', async (_, event, data) => {
  await expectEvent({
    consumer: 'analytics',
    publisher: 'order',
    event,
    data,
    reads: (read) => expect(read.data).toMatchObject({ orderId }),
  });
});
