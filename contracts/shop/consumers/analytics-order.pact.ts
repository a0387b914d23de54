import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { orderCancelled, orderConfirmed, orderPlaced, orderRefunded } from '../../../system-under-test/events/index.ts';
import { envelope, read } from './event-message.ts';
import { pactOf } from './pact-of.ts';

const { eachLike, email, integer, string, uuid } = MatchersV3;
const orderId = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';
const customer = { id: string('customer-1'), name: string('Ada'), email: email('ada@example.test') };
const line = {
  productId: string('prod-001'),
  name: string('Brass compass'),
  quantity: integer(2),
  price: integer(1_250),
};
const sum = { total: integer(2_250), currency: string('EUR') };

const { name: _name, price: _price, ...ordered } = line;
const told = [
  [orderPlaced, { orderId: uuid(orderId), customerId: string('customer-1'), lines: eachLike(ordered), ...sum }],
  [orderConfirmed, { orderId: uuid(orderId), customer, lines: eachLike(line), discount: integer(250), ...sum }],
  [orderCancelled, { orderId: uuid(orderId), reason: string('payment declined') }],
  [orderRefunded, { orderId: uuid(orderId), customer, ...sum }],
] as const;

test.each(told.map(([definition, data]) => [definition.type, definition, data] as const))(
  'analytics reads %s',
  async (type, definition, data) => {
    await pactOf('analytics', 'order')
      .addAsynchronousInteraction()
      .expectsToReceive(type, (message) => message.withJSONContent(envelope(type, data, definition.version)))
      .executeTest(async ({ contents }) => {
        expect(read(contents.content, definition).data).toMatchObject({ orderId });
      });
  },
);
