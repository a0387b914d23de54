import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { orderCancelled, orderConfirmed, orderPlaced } from '../../../system-under-test/events/index.ts';
import { expectEvent } from '../testing/event-message.ts';
import { confirmedOrder, orderId } from '../testing/order-events.ts';

const { eachLike, integer, string, uuid } = MatchersV3;
const fromOrder = { consumer: 'inventory', publisher: 'order' };

test('reserves what order.placed asks for', async () => {
  await expectEvent({
    ...fromOrder,
    event: orderPlaced,
    data: {
      orderId: uuid(orderId),
      customerId: string('customer-1'),
      lines: eachLike({ productId: string('prod-001'), quantity: integer(2) }),
      total: integer(2_250),
      currency: string('EUR'),
    },
    reads: ({ data }) => expect(data).toMatchObject({ orderId, lines: [{ productId: 'prod-001', quantity: 2 }] }),
  });
});

test('releases the stock of order.cancelled', async () => {
  await expectEvent({
    ...fromOrder,
    event: orderCancelled,
    data: { orderId: uuid(orderId), reason: string('payment declined') },
    reads: ({ data }) => expect(data.orderId).toBe(orderId),
  });
});

test('sells the stock of order.confirmed', async () => {
  await expectEvent({
    ...fromOrder,
    event: orderConfirmed,
    data: confirmedOrder,
    reads: ({ data }) => expect(data.orderId).toBe(orderId),
  });
});
