import { expect, test } from 'vitest';
import { priceOrder } from './price-order.ts';

const line = (price: number, quantity = 1) => ({ productId: 'prod-001', name: 'Compass', price, quantity });

test('adds up the lines', () => {
  expect(priceOrder([line(1_250, 2), line(99)])).toEqual({ subtotal: 2_599, discount: 0, total: 2_599 });
});

test.each([
  [115, 12],
  [114, 11],
  [105, 11],
  [5, 1],
  [4, 0],
])('a tenth of %i cents is rounded to %i', (subtotal, discount) => {
  expect(priceOrder([line(subtotal)], 10)).toEqual({ subtotal, discount, total: subtotal - discount });
});
