import { ApiError, ask } from '../../scripts/api.js';
import { part } from '../../scripts/element.js';
import { keptSession } from '../../scripts/kept-session.js';

/** Apart from the shopper's: whoever runs the shop may be shopping too. */
const session = keptSession('admin-session');

/** Where to log in, and come back from. */
const login = () => `/admin/login?next=${encodeURIComponent(location.pathname + location.search)}`;

/** Logs in; throws an ApiError for an account that does not run the shop. */
export async function logIn(email, password) {
  const opened = await ask('POST', '/auth/login', { body: { email, password } });
  if (opened.customer.role !== 'admin') {
    throw new ApiError(403, { code: 'forbidden', message: 'This account is for shopping, not for running the shop.' });
  }
  session.keep(opened);
}

/** Asks the back office; who is not logged in is sent to where that is done. */
export async function askAsAdmin(method, path, options) {
  try {
    return await session.ask(method, `/admin/api${path}`, options);
  } catch (error) {
    if (error.status === 401) location.replace(login());
    throw error;
  }
}

part('log-out')?.addEventListener('click', async () => {
  // Without an answer the session has ended here all the same.
  await session.logOut().catch(() => {});
  location.assign('/admin/login');
});
