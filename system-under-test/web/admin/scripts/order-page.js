import { confirmed } from '../../scripts/confirm-dialog.js';
import { element, part, showProblem } from '../../scripts/element.js';
import { formatMoney } from '../../scripts/money.js';
import { newKey } from '../../scripts/new-key.js';
import { STATUS_NAMES } from '../../scripts/orders.js';
import { askAsAdmin } from './admin-session.js';
import { moment } from './moment.js';
import { row } from './table.js';

const ASK_EVERY_MS = 1_000;
const ASK_AT_MOST = 30;
const path = `/orders/${encodeURIComponent(new URLSearchParams(location.search).get('id') ?? '')}`;
/** However often it is pressed, this page refunds the order once. */
const refundKey = newKey();

async function load() {
  const order = await askAsAdmin('GET', path);
  show(order);
  return order;
}

function show({ id, status, reason, customer, lines, discount, total, currency, history, charges }) {
  part('id').textContent = id;
  part('status').textContent = STATUS_NAMES[status];
  part('status').dataset.status = status;
  part('refund').hidden = status !== 'confirmed';
  part('lines').replaceChildren(
    ...lines.map(({ name, quantity, price }) =>
      row([
        { label: 'Product', value: name },
        { label: 'Quantity', value: String(quantity), number: true },
        { label: 'Amount', value: formatMoney(price * quantity, currency), number: true },
      ]),
    ),
  );
  part('discount').textContent = formatMoney(-discount, currency);
  part('discount-row').hidden = discount === 0;
  part('total').textContent = formatMoney(total, currency);
  part('customer-name').textContent = customer.name;
  part('customer-email').textContent = customer.email;
  part('charges').replaceChildren(...chargeLines(charges, currency));
  part('history').replaceChildren(
    ...history.map(({ type, at }) =>
      element('li', {}, element('strong', {}, sentence(type)), element('br'), moment(at)),
    ),
  );
  if (reason) part('history').append(element('li', {}, sentence(reason)));
  part('order').hidden = false;
}

function chargeLines(charges, currency) {
  if (charges === null) return ['Payment does not answer right now.'];
  if (charges.length === 0) return ['None'];
  return charges.map(({ amount, status }) => element('p', {}, `${formatMoney(amount, currency)} ${status}`));
}

/** `order-placed` is `Order placed`. */
function sentence(words) {
  const text = words.replaceAll(/[-.]/g, ' ');
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}

async function refund() {
  const amount = part('total').textContent;
  const sure = await confirmed({
    title: `Refund ${amount}?`,
    text: `${part('customer-name').textContent} gets ${amount} back. This cannot be undone.`,
    action: `Refund ${amount}`,
  });
  if (!sure) return;
  part('refund').disabled = true;
  try {
    await askAsAdmin('POST', `${path}/refund`, { idempotencyKey: refundKey });
    say(`The refund of ${amount} is under way.`);
    say((await awaitRefund()) ? `${amount} was given back.` : 'The refund takes its time. Look again later.');
    document.querySelector('main').focus();
  } catch (error) {
    say('');
    fail(error);
  }
  part('refund').disabled = false;
}

/** Asks until the order is refunded, though not for ever. */
async function awaitRefund() {
  for (let asked = 0; asked < ASK_AT_MOST; asked += 1) {
    const { status } = await load();
    if (status === 'refunded') return true;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  return false;
}

function say(text) {
  part('announcement').textContent = text;
}

function fail(error) {
  showProblem(error.status === 404 ? 'There is no such order.' : error.message);
  part('problem').focus();
}

part('refund').addEventListener('click', refund);
load().catch(fail);
