import './account-link.js';
import './cart-count.js';
import { MOST_OF_ONE, priceCart, readCart, setQuantity } from './cart.js';
import { findProducts } from './catalogue.js';
import { element, part, showProblem } from './element.js';
import { formatMoney } from './money.js';
import { flagOf } from './signal-flag.js';

let products = [];

function show() {
  const { lines, subtotal } = priceCart(readCart(), products);
  part('empty').hidden = lines.length > 0;
  part('filled').hidden = lines.length === 0;
  part('lines').replaceChildren(...lines.map(cartLine));
  part('subtotal').textContent = formatMoney(subtotal);
}

function cartLine({ product, quantity, amount }) {
  const choices = Array.from({ length: MOST_OF_ONE }, (_, at) =>
    element('option', { selected: at + 1 === quantity }, String(at + 1)),
  );
  return element(
    'li',
    { class: 'line', 'data-product': product.id },
    flagOf(product.id),
    element(
      'div',
      { class: 'what' },
      element('h2', {}, product.name),
      element('p', { class: 'each' }, `${formatMoney(product.price)} each`),
    ),
    element(
      'select',
      { class: 'quantity', 'aria-label': `Quantity of ${product.name}`, onchange: changeTo(product) },
      ...choices,
    ),
    element('span', { class: 'amount' }, formatMoney(amount)),
    element(
      'button',
      { type: 'button', class: 'remove', 'aria-label': `Remove ${product.name}`, onclick: remove(product) },
      'Remove',
    ),
  );
}

function changeTo(product) {
  return ({ currentTarget }) => {
    setQuantity(product.id, Number(currentTarget.value));
    show();
    // The list was made anew: the keyboard must find itself where it was.
    document.querySelector(`[data-product="${product.id}"] select`)?.focus();
    part('announcement').textContent = `Subtotal ${part('subtotal').textContent}`;
  };
}

function remove(product) {
  return () => {
    setQuantity(product.id, 0);
    show();
    document.querySelector('main').focus();
    part('announcement').textContent = `${product.name} was removed.`;
  };
}

try {
  ({ items: products } = await findProducts());
  show();
} catch (error) {
  showProblem(error.message);
}
