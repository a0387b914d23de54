import { randomUUID } from 'node:crypto';
import { defineState, type StateContext } from '../../states/index.ts';
import { eraseAccounts, register } from '../testing/accounts.ts';
import { ask, synthetic } from '../testing/ask.ts';

type Context = Pick<StateContext, 'system' | 'signal'>;

export const userStates = {
  customerKnown: defineState('a customer is known', { setup: makeCustomer, teardown: eraseAccounts }),

  customerHasAddress: defineState('a customer has an address', {
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
  }),
};

async function makeCustomer(context: Context): Promise<{ customerId: string }> {
  const { customer } = await register(context);
  await awaitCustomer(context, customer.id);
  return { customerId: customer.id };
}

/** User hears of a new account by an event. */
async function awaitCustomer({ system, signal }: Context, id: string): Promise<void> {
  const url = new URL(`/customers/${id}`, system.direct('user'));
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(10_000)]);
  while ((await fetch(url, { signal: deadline })).status !== 200) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
