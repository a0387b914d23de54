import { randomUUID } from 'node:crypto';
import type { StateContext, StateHandler } from 'shakedown';
import { ask, synthetic } from './ask.ts';

/** Accounts that are made for a verification, until they are erased. */
const opened = new Set<string>();

interface SignedIn {
  readonly token: string;
  readonly customer: { readonly id: string };
}

/** Opens an account as customers do. */
async function register({ system, signal }: StateContext): Promise<SignedIn> {
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

/** User hears of a new account by an event. */
async function awaitCustomer({ system, signal }: StateContext, id: string): Promise<void> {
  const url = new URL(`/customers/${id}`, system.direct('user'));
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(10_000)]);
  while ((await fetch(url, { signal: deadline })).status !== 200) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function eraseAccounts({ system, signal }: StateContext): Promise<void> {
  for (const id of opened) {
    const url = new URL(`/customers/${id}`, system.direct('user'));
    await ask(url, { method: 'DELETE', headers: synthetic, signal });
    opened.delete(id);
  }
}

async function makeCustomer(context: StateContext): Promise<{ customerId: string }> {
  const { customer } = await register(context);
  await awaitCustomer(context, customer.id);
  return { customerId: customer.id };
}

const customerIsKnown: StateHandler = { setup: makeCustomer, teardown: eraseAccounts };

const customerHasAddress: StateHandler = {
  setup: async (context) => {
    const { customerId } = await makeCustomer(context);
    const url = new URL(`/customers/${customerId}/addresses`, context.system.direct('user'));
    const address = { name: 'Ada', street: 'Baumwall 7', postalCode: '20459', city: 'Hamburg', country: 'DE' };
    const { id } = await ask<{ id: string }>(url, {
      method: 'POST',
      headers: { ...synthetic, 'idempotency-key': randomUUID() },
      body: JSON.stringify(address),
      signal: context.signal,
    });
    return { customerId, addressId: id };
  },
  teardown: eraseAccounts,
};

const somebodyLoggedOut: StateHandler = {
  setup: async (context) => {
    const { token } = await register(context);
    await ask(new URL('/auth/logout', context.system.direct('auth')), {
      method: 'POST',
      headers: { ...synthetic, authorization: `Bearer ${token}` },
      signal: context.signal,
    });
    return undefined;
  },
  teardown: eraseAccounts,
};

export const authStates = { 'somebody has just logged out': somebodyLoggedOut };
export const userStates = {
  'a customer is known': customerIsKnown,
  'a customer has an address': customerHasAddress,
};
