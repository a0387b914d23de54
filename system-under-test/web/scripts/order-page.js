import './account-link.js';
import './cart-count.js';
import { element, part } from './element.js';
import { formatMoney } from './money.js';
import { findOrder } from './orders.js';
import { currentSession } from './session.js';

const ASK_EVERY_MS = 700;
const id = new URLSearchParams(location.search).get('id') ?? '';

/** Asks until the order has ended; an answer that does not come is no reason to stop asking. */
async function follow() {
  if (!currentSession()) return say('unknown', 'This order cannot be shown', 'Your session has ended.');
  for (;;) {
    try {
      const order = await findOrder(id);
      showReceipt(order);
      sayStatus(order);
      if (order.status !== 'pending') return;
    } catch (error) {
      if (error.status === 404) return say('unknown', 'There is no such order', 'It may belong to somebody else.');
      if (error.status === 401) return say('unknown', 'This order cannot be shown', 'Your session has ended.');
      say('pending', 'We are still working on it', 'The shop does not answer right now. This page keeps asking.');
    }
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

function sayStatus({ status, reason, total, currency }) {
  const amount = formatMoney(total, currency);
  if (status === 'confirmed')
    return say(status, 'Order confirmed', `${amount} was charged. A confirmation is on its way to you.`);
  if (status === 'cancelled') return say(status, 'Order cancelled', `${sentence(reason)} You were not charged.`);
  if (status === 'refunded') return say(status, 'Order refunded', `${amount} was given back to your card.`);
  return say(status, 'We have your order', `Reserving your things and charging ${amount} …`);
}

function say(status, headline, detail) {
  part('order').dataset.status = status;
  // Only changes are written, so that a screen reader hears each once.
  if (part('headline').textContent !== headline) part('headline').textContent = headline;
  if (part('detail').textContent !== detail) part('detail').textContent = detail;
}

function sentence(reason) {
  return reason ? `${reason[0].toUpperCase()}${reason.slice(1)}.` : 'Something went wrong.';
}

function showReceipt(order) {
  if (!part('receipt').hidden) return;
  part('lines').replaceChildren(
    ...order.lines.map(({ name, quantity, price }) =>
      element(
        'tr',
        {},
        element('td', {}, name),
        element('td', { class: 'number' }, String(quantity)),
        element('td', { class: 'number' }, formatMoney(price * quantity, order.currency)),
      ),
    ),
  );
  part('subtotal').textContent = formatMoney(order.subtotal, order.currency);
  part('discount').textContent = formatMoney(-order.discount, order.currency);
  part('discount-row').hidden = order.discount === 0;
  part('total').textContent = formatMoney(order.total, order.currency);
  part('id').textContent = order.id;
  part('placed').textContent = new Date(order.placedAt).toLocaleString('en-IE', {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  part('placed').dateTime = order.placedAt;
  part('receipt').hidden = false;
}

follow();
