import { element, part, showProblem } from '../../scripts/element.js';
import { formatMoney } from '../../scripts/money.js';
import { askAsAdmin } from './admin-session.js';
import { productForm } from './product-form.js';
import { row } from './table.js';

const FEW = 5;
const TYPING_PAUSE_MS = 150;
const filter = part('filter');
let asking = 0;
let pause;

const delivery = productForm({
  dialog: part('delivery-dialog'),
  title: (product) => `Delivery of ${product.name}`,
  async send(product, { quantity }, idempotencyKey) {
    const body = { quantity: Number(quantity) };
    await askAsAdmin('POST', `/stock/${encodeURIComponent(product.id)}/deliveries`, { body, idempotencyKey });
    await show(`${quantity} of ${product.name} were added.`);
  },
});

const price = productForm({
  dialog: part('price-dialog'),
  title: (product) => `Price of ${product.name}`,
  values: (product) => ({ price: (product.price / 100).toFixed(2) }),
  async send(product, { price: euros }, idempotencyKey) {
    const body = { price: Math.round(Number(euros) * 100) };
    await askAsAdmin('PUT', `/products/${encodeURIComponent(product.id)}/price`, { body, idempotencyKey });
    await show(`${product.name} costs ${formatMoney(body.price)} now.`);
  },
});

async function show(said) {
  // An answer to an earlier question must not replace the answer to a later one.
  asking += 1;
  const mine = asking;
  const query = new URLSearchParams({ size: '100', ...Object.fromEntries(new FormData(filter)) });
  try {
    const { items, total } = await askAsAdmin('GET', `/stock?${query}`);
    if (mine !== asking) return;
    showProblem(items.some(({ stock }) => stock === null) ? 'Some levels are not known right now.' : undefined);
    part('products').replaceChildren(...items.map(productRow));
    part('filled').hidden = items.length === 0;
    part('announcement').textContent = said ?? `${total} ${total === 1 ? 'product' : 'products'}`;
  } catch (error) {
    if (mine === asking) showProblem(error.message);
  }
}

function productRow(product) {
  const { name, price: cents, currency, stock } = product;
  const level = (figure) => (stock ? stock[figure].toLocaleString('en-IE') : '?');
  return row([
    { label: 'Product', value: name },
    { label: 'Price', value: formatMoney(cents, currency), number: true },
    { label: 'Received', value: level('received'), number: true },
    { label: 'Reserved', value: level('reserved'), number: true },
    { label: 'Sold', value: level('sold'), number: true },
    { label: 'Free', value: freeLevel(stock), number: true },
    { label: 'Actions', value: actions(product) },
  ]);
}

function freeLevel(stock) {
  if (!stock) return '?';
  return stock.free <= FEW
    ? element('strong', { class: 'low' }, `${stock.free} (low)`)
    : stock.free.toLocaleString('en-IE');
}

function actions(product) {
  const button = (text, label, form) =>
    element(
      'button',
      { type: 'button', class: 'link-button', 'aria-label': label, onclick: () => form.open(product) },
      text,
    );
  return element(
    'span',
    { class: 'actions' },
    button('Delivery', `Delivery of ${product.name}`, delivery),
    button('Price', `Price of ${product.name}`, price),
  );
}

filter.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(show, TYPING_PAUSE_MS);
});
filter.addEventListener('submit', (event) => {
  event.preventDefault();
  show();
});
show();
