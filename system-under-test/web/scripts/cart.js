import { newKey } from './new-key.js';

const KEY = 'cart';
export const MOST_OF_ONE = 20;

/**
 * The cart: `{lines: [{productId, quantity}], checkoutKey}`. The key makes one order of this cart, however often it is sent;
 * a changed cart is another order and gets another key.
 */
export function readCart() {
  return JSON.parse(localStorage.getItem(KEY) ?? 'null') ?? { lines: [], checkoutKey: newKey() };
}

/** Puts one more of a product into the cart. */
export function addToCart(productId) {
  const { lines } = readCart();
  const line = lines.find((one) => one.productId === productId);
  setQuantity(productId, (line?.quantity ?? 0) + 1);
}

/** Sets how many of a product are in the cart; 0 takes it out. */
export function setQuantity(productId, quantity) {
  const { lines } = readCart();
  const wanted = Math.min(quantity, MOST_OF_ONE);
  const known = lines.some((line) => line.productId === productId);
  const changed = known
    ? lines.map((line) => (line.productId === productId ? { productId, quantity: wanted } : line))
    : [...lines, { productId, quantity: wanted }];
  writeCart({ lines: changed.filter((line) => line.quantity > 0), checkoutKey: newKey() });
}

export function emptyCart() {
  localStorage.removeItem(KEY);
  dispatchEvent(new Event('cart-changed'));
}

/** Joins the lines with their products, and adds up; lines of products that are gone are left out. */
export function priceCart({ lines }, products) {
  const priced = lines.flatMap(({ productId, quantity }) => {
    const product = products.find(({ id }) => id === productId);
    return product ? [{ product, quantity, amount: product.price * quantity }] : [];
  });
  return { lines: priced, subtotal: priced.reduce((sum, { amount }) => sum + amount, 0) };
}

function writeCart(cart) {
  localStorage.setItem(KEY, JSON.stringify(cart));
  dispatchEvent(new Event('cart-changed'));
}
