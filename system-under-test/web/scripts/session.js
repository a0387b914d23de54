import { ask } from './api.js';

const KEY = 'session';
let opening;

/** The current session `{token, customer}`, or undefined when there is none or it has run out. */
export function currentSession() {
  const session = JSON.parse(localStorage.getItem(KEY) ?? 'null');
  return session && session.endsAt > Date.now() ? session : undefined;
}

/** A session for this name and email: the current one when it is theirs, else a new one. */
export async function openSession(name, email) {
  const session = currentSession();
  if (session?.customer.name === name && session.customer.email === email) return session;
  // Two customers would make two orders of one double click.
  opening ??= ask('POST', '/api/session', { body: { name, email } }).finally(() => {
    opening = undefined;
  });
  const opened = await opening;
  const fresh = { ...opened, endsAt: endOf(opened.token) };
  localStorage.setItem(KEY, JSON.stringify(fresh));
  return fresh;
}

export function endSession() {
  localStorage.removeItem(KEY);
}

/** When a token runs out, in ms since the epoch. */
function endOf(token) {
  const claims = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(atob(claims)).exp * 1000;
}
