import { randomUUID } from 'node:crypto';
import type { StateContext } from '../../states/index.ts';
import { ask, synthetic } from './ask.ts';

type Context = Pick<StateContext, 'system' | 'signal'>;

/** Accounts that are made for a verification, until they are erased. */
const opened = new Set<string>();

export interface SignedIn {
  readonly token: string;
  readonly customer: { readonly id: string };
}

/** Opens an account as customers do. */
export async function register({ system, signal }: Context): Promise<SignedIn> {
  const unique = randomUUID();
  const account = { name: 'Ada', email: `ada-${unique}@example.test`, password: `a password for ${unique}` };
  const signedIn = await ask<SignedIn>(new URL('/auth/register', system.direct('auth')), {
    method: 'POST',
    headers: { ...synthetic, 'idempotency-key': unique },
    body: JSON.stringify(account),
    signal,
  });
  opened.add(signedIn.customer.id);
  return signedIn;
}

export async function eraseAccounts({ system, signal }: Context): Promise<void> {
  for (const id of opened) {
    const url = new URL(`/customers/${id}`, system.direct('user'));
    await ask(url, { method: 'DELETE', headers: synthetic, signal });
    opened.delete(id);
  }
}
