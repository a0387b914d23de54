import type { HttpAnswer, HttpUser } from 'shakedown';
import type { Guest } from './visit.ts';

/** A customer with an account, logged in. */
export interface Member extends Guest {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly refreshToken: string;
}

interface Session {
  readonly token?: string;
  readonly refreshToken?: string;
  readonly customer?: { readonly id?: string; readonly name?: string; readonly email?: string; readonly role?: string };
}

/** The account that the practice shop starts with. */
const admin = { email: 'admin@shop.example', password: 'sea-trial-admin' };

/** Opens an account that is gone again after {@link erase}. */
export async function register(user: HttpUser, name = 'Synthetic Sue'): Promise<Member> {
  const email = `sue-${user.unique}@example.com`;
  const password = `a password for ${user.unique}`;
  const answer = await user.http.post(
    '/auth/register',
    { name, email, password },
    { headers: { 'idempotency-key': `register-${user.unique}` }, accept: [201] },
  );
  return memberOf(user, answer, { name, email, password, role: 'customer' });
}

export async function logIn(user: HttpUser, { name, email, password }: Member): Promise<Member> {
  const answer = await user.http.post('/auth/login', { email, password }, { accept: [200] });
  return memberOf(user, answer, { name, email, password, role: 'customer' });
}

export async function logInAsAdmin(user: HttpUser): Promise<Guest> {
  const answer = await user.http.post('/auth/login', admin, { accept: [200] });
  const { token, customer } = answer.json<Session>();
  user.expect(customer?.role === 'admin', `${admin.email} has the role ${customer?.role}, not admin`);
  return { name: customer?.name ?? '', headers: { authorization: `Bearer ${token}` } };
}

/** Ends the account and all that the shop knows of its owner. */
export async function erase(user: HttpUser, { headers }: Guest): Promise<void> {
  await user.http.delete('/api/profile', { headers, accept: [202, 204] });
}

function memberOf(
  user: HttpUser,
  answer: HttpAnswer,
  { role, ...known }: Pick<Member, 'name' | 'email' | 'password'> & { role: string },
): Member {
  const { token, refreshToken, customer } = answer.json<Session>();
  user.expect(token && refreshToken, 'the session has no token, or none to refresh it with');
  user.expect(
    customer?.name === known.name && customer.email === known.email && customer.role === role,
    `the session is for ${customer?.name} <${customer?.email}> (${customer?.role}), not for ${known.name} <${known.email}>`,
  );
  return {
    ...known,
    id: user.expect(customer?.id, 'the account has no id'),
    refreshToken: refreshToken ?? '',
    headers: { authorization: `Bearer ${token}` },
  };
}
