import { element, part, showProblem } from '../../scripts/element.js';
import { formatMoney } from '../../scripts/money.js';
import { STATUS_NAMES } from '../../scripts/orders.js';
import { askAsAdmin } from './admin-session.js';
import { moment } from './moment.js';
import { row } from './table.js';

const SIZE = 20;
const filter = part('filter');
let page = 1;
let asking = 0;

async function show() {
  // An answer to an earlier question must not replace the answer to a later one.
  asking += 1;
  const mine = asking;
  const { status } = Object.fromEntries(new FormData(filter));
  const query = new URLSearchParams({ page: String(page), size: String(SIZE), ...(status && { status }) });
  try {
    const { items, total } = await askAsAdmin('GET', `/orders?${query}`);
    if (mine !== asking) return;
    showProblem();
    part('orders').replaceChildren(...items.map(orderRow));
    part('filled').hidden = items.length === 0;
    part('pages').hidden = total <= SIZE;
    part('newer').disabled = page === 1;
    part('older').disabled = page * SIZE >= total;
    part('announcement').textContent = total === 0 ? 'There are no such orders.' : countOf(items.length, total);
  } catch (error) {
    if (mine === asking) showProblem(error.message);
  }
}

function countOf(shown, total) {
  const first = (page - 1) * SIZE + 1;
  return total <= SIZE
    ? `${total} ${total === 1 ? 'order' : 'orders'}`
    : `${first}–${first + shown - 1} of ${total} orders`;
}

function orderRow({ id, customer, placedAt, status, total, currency }) {
  const link = element('a', { href: `/admin/order?id=${encodeURIComponent(id)}` }, id.slice(0, 8));
  return row([
    { label: 'Order', value: link },
    { label: 'Customer', value: customer.name },
    { label: 'Placed', value: moment(placedAt) },
    { label: 'Status', value: element('span', { class: 'chip', 'data-status': status }, STATUS_NAMES[status]) },
    { label: 'Total', value: formatMoney(total, currency), number: true },
  ]);
}

function turnTo(next) {
  page = next;
  show();
}

filter.addEventListener('input', () => turnTo(1));
filter.addEventListener('submit', (event) => event.preventDefault());
part('newer').addEventListener('click', () => turnTo(page - 1));
part('older').addEventListener('click', () => turnTo(page + 1));
show();
