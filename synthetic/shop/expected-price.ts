import type { HttpUser } from 'shakedown';
import type { CartLine, Order } from './visit.ts';

/** All in cents. */
export interface Price {
  readonly subtotal: number;
  readonly discount: number;
  readonly total: number;
}

/** What a cart costs by the prices of the catalogue; the discount is rounded to cents, half up. */
export function expectedPrice(cart: readonly CartLine[], discountPercent = 0): Price {
  const subtotal = cart.reduce((sum, { product, quantity }) => sum + product.price * quantity, 0);
  const discount = Math.floor((subtotal * discountPercent + 50) / 100);
  return { subtotal, discount, total: subtotal - discount };
}

/** An order holds what was in the cart, at the prices of the catalogue. */
export function expectOrdered(
  user: HttpUser,
  order: Order,
  cart: readonly CartLine[],
  price: Price,
  where: string,
): void {
  for (const { product, quantity } of cart) {
    const line = user.expect(
      order.lines.find(({ productId }) => productId === product.id),
      `${where}: ${product.id} is not among the lines of order ${order.id}`,
    );
    user.expect(line.quantity === quantity, `${where}: ${line.quantity} of ${product.id}, not ${quantity}`);
    user.expect(
      line.price === product.price,
      `${where}: ${product.id} costs ${line.price}, not ${product.price} as in the catalogue`,
    );
  }
  user.expect(order.lines.length === cart.length, `${where}: ${order.lines.length} lines, not ${cart.length}`);
  for (const figure of ['subtotal', 'discount', 'total'] as const) {
    user.expect(order[figure] === price[figure], `${where}: ${figure} is ${order[figure]}, not ${price[figure]}`);
  }
}
