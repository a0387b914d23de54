import { expect, test } from 'vitest';
import { orderConfirmed, orderRefunded } from '../../../system-under-test/events/index.ts';
import {
  orderConfirmedTemplate,
  orderRefundedTemplate,
} from '../../../system-under-test/services/notification/templates/index.ts';
import { expectEvent } from '../testing/event-message.ts';
import { confirmedOrder, orderId, refundedOrder } from '../testing/order-events.ts';

const fromOrder = { consumer: 'notification', publisher: 'order' };

test('writes a mail from order.confirmed', async () => {
  await expectEvent({
    ...fromOrder,
    event: orderConfirmed,
    data: confirmedOrder,
    reads: ({ data }) => {
      expect(data).toMatchObject({ orderId, customer: { id: 'customer-1', email: 'ada@example.test' } });
      const mail = orderConfirmedTemplate.wording.mail(data);
      expect(mail.text).toContain('2 × Brass compass: €25.00');
      expect(mail.text).toContain('Discount: -€2.50');
      expect(mail.text).toContain('Total: €22.50');
    },
  });
});

test('writes a mail from order.refunded', async () => {
  await expectEvent({
    ...fromOrder,
    event: orderRefunded,
    data: refundedOrder,
    reads: ({ data }) => {
      expect(data).toMatchObject({ orderId, customer: { id: 'customer-1', email: 'ada@example.test' } });
      expect(orderRefundedTemplate.wording.mail(data).text).toContain('€22.50');
    },
  });
});
