import { expect, test } from 'vitest';
import { confirmationMail } from './confirmation-mail.ts';

const order = {
  orderId: '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11',
  customer: { name: 'Ada', email: 'ada@example.test' },
  lines: [{ name: 'Brass compass', quantity: 2, price: 1_250 }],
  discount: 250,
  total: 2_250,
  currency: 'EUR',
};

test('tells what was bought and what it cost', () => {
  const mail = confirmationMail(order);
  expect(mail.recipient).toBe('ada@example.test');
  expect(mail.subject).toContain(order.orderId);
  expect(mail.text).toContain('2 × Brass compass: 25.00 EUR\n  Discount: -2.50 EUR\n  Total: 22.50 EUR');
});

test('says nothing of a discount there was not', () => {
  expect(confirmationMail({ ...order, discount: 0 }).text).not.toContain('Discount');
});
