import './cart-count.js';
import { emptyCart, priceCart, readCart } from './cart.js';
import { findProducts } from './catalogue.js';
import { element, part, showProblem } from './element.js';
import { formatMoney } from './money.js';
import { placeOrder } from './orders.js';
import { currentSession, endSession, openSession } from './session.js';

const form = part('checkout');
const button = part('place');
let placing = false;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (placing || !isComplete()) return;
  setPlacing(true);
  try {
    const { name, email, paymentMethod, discountCode } = Object.fromEntries(new FormData(form));
    const { token } = await openSession(name.trim(), email.trim());
    const { lines, checkoutKey } = readCart();
    const code = discountCode.trim();
    const order = await placeOrder({ lines, paymentMethod, ...(code && { discountCode: code }) }, token, checkoutKey);
    emptyCart();
    location.assign(`/order?id=${encodeURIComponent(order.id)}`);
  } catch (error) {
    setPlacing(false);
    showRefusal(error);
  }
});

function setPlacing(now) {
  placing = now;
  button.disabled = now;
  button.textContent = now ? 'Placing your order …' : button.dataset.label;
}

/** Asks the browser what it thinks of the fields, but says it in our own place, where it stays. */
function isComplete() {
  showProblem();
  const fields = [...form.elements].filter((field) => field.name && field.type !== 'radio');
  for (const field of fields) showFieldProblem(field.name, field.validationMessage);
  const first = fields.find((field) => !field.validity.valid);
  first?.focus();
  return first === undefined;
}

function showRefusal(error) {
  if (error.status === 401) {
    endSession();
    showProblem('Your session has ended. Press the button once more.');
  } else if (['name', 'email', 'discountCode'].includes(error.path)) {
    showFieldProblem(error.path, error.message);
    form.elements[error.path].focus();
    return;
  } else {
    showProblem(
      error.status === 0 || error.status >= 500
        ? `${error.message} Nothing is lost: you can try again.`
        : error.message,
    );
  }
  part('problem').focus();
}

function showFieldProblem(name, message) {
  document.querySelector(`[data-problem-of="${name}"]`).textContent = message;
  form.elements[name].setAttribute('aria-invalid', String(Boolean(message)));
}

async function show() {
  const cart = readCart();
  if (cart.lines.length === 0) return location.replace('/cart');
  const known = currentSession()?.customer;
  form.elements.name.value ||= known?.name ?? '';
  form.elements.email.value ||= known?.email ?? '';

  const { items } = await findProducts();
  const { lines, subtotal } = priceCart(cart, items);
  part('lines').replaceChildren(
    ...lines.map(({ product, quantity, amount }) =>
      element('li', {}, element('span', {}, `${quantity} × ${product.name}`), element('span', {}, formatMoney(amount))),
    ),
  );
  part('subtotal').textContent = formatMoney(subtotal);
}

button.dataset.label = button.textContent;
show().catch((error) => showProblem(error.message));
