import type { OrderLine } from './placed-order.ts';

/** All in cents. */
export interface Price {
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
}

/** The price of an order; the discount is rounded to cents, half up. */
export function priceOrder(lines: readonly OrderLine[], discountPercent = 0): Price {
  const subtotal = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  // In whole numbers: 10 % of 1.15 is 0.115 and has to become 0.12, which floating point would miss.
  const discount = Math.floor((subtotal * discountPercent + 50) / 100);
  return { subtotal, discount, total: subtotal - discount };
}
