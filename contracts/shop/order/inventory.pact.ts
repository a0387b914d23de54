import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { stockExpired, stockRejected, stockReserved } from '../../../system-under-test/events/index.ts';
import { expectEvent } from '../testing/event-message.ts';
import { orderId } from '../testing/order-events.ts';

const { eachLike, integer, string, uuid } = MatchersV3;
const ofOrder = { orderId: uuid(orderId) };
const missing = eachLike({ productId: string('prod-001'), wanted: integer(2), free: integer(0) });

test.each([
  ['goes on when the stock is reserved', stockReserved, ofOrder],
  ['ends when the stock is rejected', stockRejected, { ...ofOrder, missing }],
  ['goes back when the reservation has expired', stockExpired, ofOrder],
] as const)('%s', async (_, event, data) => {
  await expectEvent({
    consumer: 'order',
    publisher: 'inventory',
    event,
    data,
    reads: (read) => expect(read.data).toMatchObject({ orderId }),
  });
});
