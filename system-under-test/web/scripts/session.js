import { ask } from './api.js';
import { keptSession } from './kept-session.js';

const session = keptSession('session');
let opening;

/** The current session `{customer}`, or undefined when there is none or it has run out. */
export const currentSession = session.current;
export const endSession = session.end;
export const logOut = session.logOut;

/** Asks the shop in the name of whoever is here, guest or customer. */
export const askAsCustomer = session.ask;

/** The customer who is logged in; guests are not. */
export function loggedInCustomer() {
  const customer = currentSession()?.customer;
  return customer && customer.role !== 'guest' ? customer : undefined;
}

/** A session to buy in: that of the customer who is logged in, else a guest's with this name and email. */
export async function openSession(name, email) {
  const open = currentSession();
  if (open && (loggedInCustomer() || (open.customer.name === name && open.customer.email === email))) return open;
  // Two guests would make two orders of one double click.
  opening ??= ask('POST', '/auth/guest', { body: { name, email } }).finally(() => {
    opening = undefined;
  });
  return session.keep(await opening);
}

export async function register(account) {
  return session.keep(await ask('POST', '/auth/register', { body: account }));
}

export async function logIn(email, password) {
  return session.keep(await ask('POST', '/auth/login', { body: { email, password } }));
}
