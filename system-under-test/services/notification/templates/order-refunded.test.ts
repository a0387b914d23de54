import { expect, test } from 'vitest';
import { orderRefundedTemplate } from './order-refunded.ts';

const { mail, sms, push } = orderRefundedTemplate.wording;
const order = {
  orderId: '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11',
  customer: { name: 'Ada', email: 'ada@example.test' },
  total: 2_250,
  currency: 'EUR',
};

test.each([
  ['mail', mail],
  ['sms', sms],
  ['push', push],
])('%s tells how much was given back, and for which order', (_, wording) => {
  const { text } = wording(order);
  expect(text).toContain('€22.50');
  expect(text).toContain(order.orderId);
});

test('the text message fits into one', () => {
  expect(sms(order).text.length).toBeLessThanOrEqual(160);
});
