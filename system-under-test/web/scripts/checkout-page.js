import './account-link.js';
import './cart-count.js';
import { emptyCart, priceCart, readCart } from './cart.js';
import { findProducts } from './catalogue.js';
import { element, part, showProblem } from './element.js';
import { isComplete, showRefusal } from './form.js';
import { formatMoney } from './money.js';
import { placeOrder } from './orders.js';
import { currentSession, loggedInCustomer, openSession } from './session.js';

const form = part('checkout');
const button = part('place');
let placing = false;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (placing || !isComplete(form)) return;
  setPlacing(true);
  try {
    const { name, email, paymentMethod, discountCode } = Object.fromEntries(new FormData(form));
    await openSession(name.trim(), email.trim());
    const { lines, checkoutKey } = readCart();
    const code = discountCode.trim();
    const order = await placeOrder({ lines, paymentMethod, ...(code && { discountCode: code }) }, checkoutKey);
    emptyCart();
    location.assign(`/order?id=${encodeURIComponent(order.id)}`);
  } catch (error) {
    setPlacing(false);
    if (error.status === 401) error.message = 'Your session has ended. Press the button once more.';
    showRefusal(form, error);
  }
});

function setPlacing(now) {
  placing = now;
  button.disabled = now;
  button.textContent = now ? 'Placing your order …' : button.dataset.label;
}

/** A customer who is logged in buys under the name of the account; a guest says who they are. */
function showBuyer() {
  const known = currentSession()?.customer;
  for (const field of [form.elements.name, form.elements.email]) {
    field.value ||= known?.[field.name] ?? '';
    field.readOnly = loggedInCustomer() !== undefined;
  }
  part('guest-hint').hidden = loggedInCustomer() !== undefined;
}

async function show() {
  const cart = readCart();
  if (cart.lines.length === 0) return location.replace('/cart');
  showBuyer();

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
