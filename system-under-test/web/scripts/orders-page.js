import './account-link.js';
import './cart-count.js';
import { element, part, showProblem } from './element.js';
import { formatMoney } from './money.js';
import { findOrders, STATUS_NAMES } from './orders.js';
import { currentSession } from './session.js';

async function show() {
  const session = currentSession();
  const { items } = session ? await findOrders() : { items: [] };
  part('empty').hidden = items.length > 0;
  part('orders').replaceChildren(...items.map(orderEntry));
  if (session) part('announcement').textContent = `${items.length} ${items.length === 1 ? 'order' : 'orders'}`;
}

function orderEntry({ id, status, lines, total, currency, placedAt }) {
  const [first, ...others] = lines;
  const what = others.length ? `${first.name} and ${others.length} more` : first.name;
  const when = new Date(placedAt).toLocaleString('en-IE', { dateStyle: 'medium', timeStyle: 'short' });
  return element(
    'li',
    {},
    element(
      'a',
      { class: 'order', href: `/order?id=${encodeURIComponent(id)}` },
      element(
        'span',
        { class: 'order-text' },
        element('span', { class: 'order-what' }, what),
        element('br'),
        element('time', { class: 'order-when', datetime: placedAt }, when),
      ),
      element('span', { class: 'chip', 'data-status': status }, STATUS_NAMES[status]),
      element('span', { class: 'order-total' }, formatMoney(total, currency)),
    ),
  );
}

show().catch((error) => showProblem(error.status === 401 ? 'Your session has ended.' : error.message));
