import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { defineState, type StateContext } from '../../states/index.ts';
import { ask, synthetic as headers } from '../testing/ask.ts';

/** Orders made up for a charge, until they are voided: money without an order would break the books. */
const charged = new Set<string>();

export const paymentStates = {
  orderNeverCharged: defineState('an order that was never charged', {
    setup: async () => ({ orderId: newOrder() }),
    teardown: giveBackCharges,
  }),

  /** Given back by the interaction or by the teardown. */
  orderPaid: defineState('an order that was paid', {
    params: z.object({ amount: z.int().positive() }),
    setup: async ({ system, params: { amount }, signal }) => {
      const orderId = newOrder();
      await ask(new URL('/charges', system.direct('payment')), {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': orderId },
        body: JSON.stringify({ orderId, amount, currency: 'EUR', method: 'tok_visa' }),
        signal,
      });
      return { orderId };
    },
    teardown: giveBackCharges,
  }),
};

function newOrder(): string {
  const orderId = randomUUID();
  charged.add(orderId);
  return orderId;
}

async function giveBackCharges({ system, signal }: Pick<StateContext, 'system' | 'signal'>): Promise<void> {
  for (const orderId of charged) {
    const body = JSON.stringify({ orderId });
    await ask(new URL('/charges/void', system.direct('payment')), { method: 'POST', headers, body, signal });
    charged.delete(orderId);
  }
}
