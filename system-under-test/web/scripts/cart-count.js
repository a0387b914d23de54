import { readCart } from './cart.js';

const counter = document.querySelector('[data-cart-count]');

function show() {
  const count = readCart().lines.reduce((sum, { quantity }) => sum + quantity, 0);
  counter.textContent = String(count);
  counter.hidden = count === 0;
}

addEventListener('cart-changed', show);
// The same cart may be open in another tab.
addEventListener('storage', show);
show();
