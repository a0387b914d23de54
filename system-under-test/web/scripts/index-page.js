import './account-link.js';
import './cart-count.js';
import { addToCart } from './cart.js';
import { CATEGORY_NAMES, findCategories, findProducts } from './catalogue.js';
import { element, part, showProblem } from './element.js';
import { formatMoney } from './money.js';
import { flagOf, signalFlag } from './signal-flag.js';

const ADDED_FOR_MS = 1_600;
const TYPING_PAUSE_MS = 150;

const filter = document.querySelector('.filter');
let asking = new AbortController();
let pause;

async function show() {
  // An answer to an earlier question must not replace the answer to a later one.
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  part('products').setAttribute('aria-busy', 'true');
  try {
    const { items, total } = await findProducts(Object.fromEntries(new FormData(filter)), signal);
    showProblem();
    part('products').replaceChildren(...items.map(productCard));
    part('count').textContent =
      total === 0 ? 'Nothing matches. Try another word.' : `${total} ${total === 1 ? 'product' : 'products'}`;
  } catch (error) {
    if (error.name === 'AbortError') return;
    showProblem(error.message);
  }
  part('products').removeAttribute('aria-busy');
}

function productCard(product) {
  return element(
    'li',
    { class: 'product', 'data-category': product.category, 'data-product': product.id },
    element('div', { class: 'product-flag' }, flagOf(product.id)),
    element(
      'div',
      { class: 'product-body' },
      element('h3', {}, element('a', { href: addressOf(product) }, product.name)),
      element('p', {}, product.description),
      element(
        'div',
        { class: 'product-end' },
        element('span', { class: 'price' }, formatMoney(product.price, product.currency)),
        element(
          'button',
          { type: 'button', class: 'button', 'aria-label': `Add to cart: ${product.name}`, onclick: add(product) },
          'Add to cart',
        ),
      ),
    ),
  );
}

function addressOf({ id }) {
  return `/product?id=${encodeURIComponent(id)}`;
}

/** The page has the usual categories; what the catalogue has today replaces them when it can be had. */
async function showCategories() {
  const { items } = await findCategories();
  const select = filter.elements.category;
  const chosen = select.value;
  const options = items.map(({ name, count }) =>
    element('option', { value: name, selected: name === chosen }, `${CATEGORY_NAMES[name] ?? name} (${count})`),
  );
  select.replaceChildren(select.options[0], ...options);
}

function add(product) {
  return ({ currentTarget: button }) => {
    addToCart(product.id);
    part('announcement').textContent = `${product.name} is in your cart.`;
    button.classList.add('added');
    button.textContent = 'Added ✓';
    setTimeout(() => {
      button.classList.remove('added');
      button.textContent = 'Add to cart';
    }, ADDED_FOR_MS);
  };
}

filter.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(show, TYPING_PAUSE_MS);
});
filter.addEventListener('submit', (event) => {
  event.preventDefault();
  show();
});

const hoist = part('hoist');
hoist.append(...[...hoist.dataset.hoist].map(signalFlag));
show();
showCategories().catch(() => {});
