import './account-link.js';
import './cart-count.js';
import { part } from './element.js';
import { whenSubmitted } from './form.js';
import { nextPage } from './next-page.js';
import { logIn } from './session.js';

part('other').search = location.search;

whenSubmitted(part('login'), async ({ email, password }) => {
  await logIn(email.trim(), password);
  location.assign(nextPage('/account'));
});
