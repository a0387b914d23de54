import { element, part } from './element.js';
import { loggedInCustomer } from './session.js';

const link = part('account-link');

function show() {
  const customer = loggedInCustomer();
  link.href = customer ? '/account' : '/login';
  link.replaceChildren(
    ...(customer
      ? [element('span', { class: 'visually-hidden' }, 'Account of '), element('span', {}, customer.name.split(' ')[0])]
      : ['Log in']),
  );
}

addEventListener('session-changed', show);
// Somebody may log in or out in another tab.
addEventListener('storage', show);
show();
