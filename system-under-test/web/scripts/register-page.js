import './account-link.js';
import './cart-count.js';
import { part } from './element.js';
import { whenSubmitted } from './form.js';
import { nextPage } from './next-page.js';
import { register } from './session.js';

part('other').search = location.search;

whenSubmitted(part('register'), async ({ name, email, password }) => {
  await register({ name: name.trim(), email: email.trim(), password });
  location.assign(nextPage('/account'));
});
