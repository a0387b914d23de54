import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import {
  orderCancelled,
  orderConfirmed,
  orderPlaced,
  stockExpired,
  stockRejected,
  stockReserved,
} from '../../../system-under-test/events/index.ts';
import { orderConfirmedTemplate } from '../../../system-under-test/services/notification/templates/index.ts';
import { envelope, read } from './event-message.ts';
import { pactOf } from './pact-of.ts';

const { eachLike, email, integer, string, uuid } = MatchersV3;
const orderId = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';

const line = {
  productId: string('prod-001'),
  name: string('Brass compass'),
  quantity: integer(2),
  price: integer(1_250),
};

test('inventory reserves what order.placed asks for', async () => {
  const { productId, quantity } = line;
  await pactOf('inventory', 'order')
    .addAsynchronousInteraction()
    .expectsToReceive('order.placed', (message) =>
      message.withJSONContent(
        envelope('order.placed', {
          orderId: uuid(orderId),
          customerId: string('customer-1'),
          lines: eachLike({ productId, quantity }),
          total: integer(2_250),
          currency: string('EUR'),
        }),
      ),
    )
    .executeTest(async ({ contents }) => {
      const { data } = read(contents.content, orderPlaced);
      expect(data).toMatchObject({ orderId, lines: [{ productId: 'prod-001', quantity: 2 }] });
    });
});

test('inventory releases the stock of order.cancelled', async () => {
  await pactOf('inventory', 'order')
    .addAsynchronousInteraction()
    .expectsToReceive('order.cancelled', (message) =>
      message.withJSONContent(
        envelope('order.cancelled', { orderId: uuid(orderId), reason: string('payment declined') }),
      ),
    )
    .executeTest(async ({ contents }) => {
      expect(read(contents.content, orderCancelled).data).toMatchObject({ orderId });
    });
});

/** What order.confirmed tells; inventory and notification read the same event for different ends. */
const confirmed = envelope(
  'order.confirmed',
  {
    orderId: uuid(orderId),
    customer: { id: string('customer-1'), name: string('Ada'), email: email('ada@example.test') },
    lines: eachLike(line),
    discount: integer(250),
    total: integer(2_250),
    currency: string('EUR'),
  },
  2,
);

test('inventory sells the stock of order.confirmed', async () => {
  await pactOf('inventory', 'order')
    .addAsynchronousInteraction()
    .expectsToReceive('order.confirmed', (message) => message.withJSONContent(confirmed))
    .executeTest(async ({ contents }) => {
      expect(read(contents.content, orderConfirmed).data).toMatchObject({ orderId });
    });
});

test('notification writes a mail from order.confirmed', async () => {
  await pactOf('notification', 'order')
    .addAsynchronousInteraction()
    .expectsToReceive('order.confirmed', (message) => message.withJSONContent(confirmed))
    .executeTest(async ({ contents }) => {
      const { data } = read(contents.content, orderConfirmed);
      expect(data).toMatchObject({ orderId, customer: { id: 'customer-1', email: 'ada@example.test' } });
      const mail = orderConfirmedTemplate.wording.mail(data);
      expect(mail.text).toContain('2 × Brass compass: €25.00');
      expect(mail.text).toContain('Discount: -€2.50');
      expect(mail.text).toContain('Total: €22.50');
    });
});

test('order goes on when the stock is reserved', async () => {
  await pactOf('order', 'inventory')
    .addAsynchronousInteraction()
    .expectsToReceive('stock.reserved', (message) =>
      message.withJSONContent(envelope('stock.reserved', { orderId: uuid(orderId) })),
    )
    .executeTest(async ({ contents }) => {
      expect(read(contents.content, stockReserved).data).toMatchObject({ orderId });
    });
});

test('order ends when the stock is rejected', async () => {
  const missing = eachLike({ productId: string('prod-001'), wanted: integer(2), free: integer(0) });
  await pactOf('order', 'inventory')
    .addAsynchronousInteraction()
    .expectsToReceive('stock.rejected', (message) =>
      message.withJSONContent(envelope('stock.rejected', { orderId: uuid(orderId), missing })),
    )
    .executeTest(async ({ contents }) => {
      expect(read(contents.content, stockRejected).data).toMatchObject({ orderId });
    });
});

test('order goes back when the reservation has expired', async () => {
  await pactOf('order', 'inventory')
    .addAsynchronousInteraction()
    .expectsToReceive('stock.expired', (message) =>
      message.withJSONContent(envelope('stock.expired', { orderId: uuid(orderId) })),
    )
    .executeTest(async ({ contents }) => {
      expect(read(contents.content, stockExpired).data).toMatchObject({ orderId });
    });
});
