import './account-link.js';
import './cart-count.js';
import { addToCart } from './cart.js';
import { CATEGORY_NAMES, findProduct } from './catalogue.js';
import { part, showProblem } from './element.js';
import { formatMoney } from './money.js';
import { flagOf } from './signal-flag.js';

const AVAILABILITY = {
  'in-stock': 'In stock',
  few: 'Only a few left',
  'sold-out': 'Sold out',
  unknown: 'We cannot say right now whether it is in stock',
};

function show(product) {
  document.title = `${product.name} · Fairlead`;
  part('flag').replaceChildren(flagOf(product.id));
  part('name').textContent = product.name;
  part('category').textContent = CATEGORY_NAMES[product.category] ?? product.category;
  part('description').textContent = product.description;
  part('price').textContent = formatMoney(product.price, product.currency);
  part('availability').textContent = AVAILABILITY[product.availability];
  part('availability').dataset.availability = product.availability;
  part('add').disabled = product.availability === 'sold-out';
  part('add').addEventListener('click', () => {
    addToCart(product.id);
    part('announcement').textContent = `${product.name} is in your cart.`;
  });
  part('product').hidden = false;
}

const id = new URLSearchParams(location.search).get('id') ?? '';
findProduct(id)
  .then(show)
  .catch((error) => showProblem(error.status === 404 ? 'There is no such product.' : error.message));
