import { expect, test } from 'vitest';
import { orderConfirmedTemplate } from './order-confirmed.ts';

const { mail, sms, push } = orderConfirmedTemplate.wording;
const order = {
  orderId: '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11',
  customer: { name: 'Ada', email: 'ada@example.test' },
  lines: [{ name: 'Brass compass', quantity: 2, price: 61_850 }],
  discount: 250,
  total: 123_450,
  currency: 'EUR',
};

test('the mail tells what was bought and what it cost', () => {
  const { title, text } = mail(order);
  expect(title).toContain(order.orderId);
  expect(text).toContain('Hello Ada,');
  expect(text).toContain('2 × Brass compass: €1,237.00\n  Discount: -€2.50\n  Total: €1,234.50\n');
});

test('the mail says nothing of a discount there was not', () => {
  expect(mail({ ...order, discount: 0 }).text).not.toContain('Discount');
});

test('the text message fits into one', () => {
  const { title, text } = sms(order);
  expect(title).toBeNull();
  expect(text).toContain('€1,234.50');
  expect(text.length).toBeLessThanOrEqual(160);
});

test('the push notification tells which order it is about', () => {
  expect(push(order).text).toBe(`Order ${order.orderId}, €1,234.50`);
});
