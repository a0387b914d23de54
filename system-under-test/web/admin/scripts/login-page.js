import { part } from '../../scripts/element.js';
import { whenSubmitted } from '../../scripts/form.js';
import { nextPage } from '../../scripts/next-page.js';
import { logIn } from './admin-session.js';

whenSubmitted(part('login'), async ({ email, password }) => {
  await logIn(email.trim(), password);
  location.assign(nextPage('/admin'));
});
