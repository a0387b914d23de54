import { HttpError } from '../../../platform/http/index.ts';
import type { Product } from '../../shared/catalogue/index.ts';
import type { OrderInput } from './order-input.ts';

export interface PricedLine {
  productId: string;
  name: string;
  quantity: number;
  /** Of one piece, in cents. */
  price: number;
}

/**
 * Puts today's names and prices on the lines of a cart.
 *
 * @throws {HttpError} 422 `unknown-product` with the line's path
 */
export function priceLines(lines: OrderInput['lines'], products: ReadonlyMap<string, Product>): PricedLine[] {
  return lines.map(({ productId, quantity }, at) => {
    const product = products.get(productId);
    if (!product)
      throw new HttpError(422, 'unknown-product', `There is no product ${productId}`, `lines.${at}.productId`);
    return { productId, name: product.name, quantity, price: product.price };
  });
}
