import { randomUUID } from 'node:crypto';
import type { StateContext, StateHandler } from 'shakedown';
import { ask, synthetic as headers } from './ask.ts';

const customer = { customerId: 'customer-1', name: 'Ada', email: 'ada@example.test' };

/** The catalogue is seeded at start; a state that is only believed would make the verification lie. */
const catalogueHasProducts: StateHandler = {
  setup: async ({ system, signal }) => {
    const { items } = await ask<{ items: { id: string; price: number }[] }>(
      new URL('/products?ids=prod-001,prod-002', system.direct('product')),
      { signal },
    );
    if (items.length !== 2) throw new Error(`the catalogue has ${items.length} of the products prod-001 and prod-002`);
    return { price: items.find(({ id }) => id === 'prod-001')?.price };
  },
};

/** Placed and confirmed the way real orders are, so that money, stock and mail stay true. */
const customerHasConfirmedOrder: StateHandler = {
  setup: async ({ system, signal }) => {
    const orders = new URL('/orders', system.direct('order'));
    const { id } = await ask<{ id: string }>(orders, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': `pact-${randomUUID()}` },
      body: JSON.stringify({
        ...customer,
        lines: [{ productId: 'prod-001', name: 'Brass compass', quantity: 2, price: 1_250 }],
        discountPercent: 10,
        paymentMethod: 'tok_visa',
      }),
      signal,
    });
    await confirmed(new URL(`/orders/${id}?customerId=${customer.customerId}`, orders), signal);
    return { orderId: id };
  },
};

/** Orders made up for a charge, until they are voided: money without an order would break the books. */
const charged = new Set<string>();

const orderNeverCharged: StateHandler = {
  setup: async () => {
    const orderId = randomUUID();
    charged.add(orderId);
    return { orderId };
  },
  teardown: giveBackCharges,
};

/** Charged, and given back by the interaction or by the teardown. */
const orderCharged: StateHandler = {
  setup: async ({ system, signal }) => {
    const orderId = randomUUID();
    charged.add(orderId);
    await ask(new URL('/charges', system.direct('payment')), {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': orderId },
      body: JSON.stringify({ orderId, amount: 2_250, currency: 'EUR', method: 'tok_visa' }),
      signal,
    });
    return { orderId };
  },
  teardown: giveBackCharges,
};

/** Seeded at start, as the catalogue is. */
const stockHasProducts: StateHandler = {
  setup: async ({ system, signal }) => {
    const { items } = await ask<{ items: unknown[] }>(
      new URL('/stock?ids=prod-001,prod-002', system.direct('inventory')),
      { signal },
    );
    if (items.length !== 2) throw new Error(`the stock has ${items.length} of the products prod-001 and prod-002`);
    return undefined;
  },
};

/** The order of a test, of which analytics hears by events. */
const testHasOrdered: StateHandler = {
  setup: async (context) => {
    await customerHasConfirmedOrder.setup?.(context);
    const report = new URL('/reports/sales?traffic=synthetic', context.system.direct('analytics'));
    const deadline = AbortSignal.any([context.signal, AbortSignal.timeout(10_000)]);
    while (true) {
      const { days } = await ask<{ days: unknown[] }>(report, { signal: deadline });
      if (days.length > 0) return undefined;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  },
};

export const analyticsStates = { 'a test has ordered something': testHasOrdered };
export const inventoryStates = { 'there is stock': stockHasProducts };
export const productStates = { 'the catalogue has products': catalogueHasProducts };
export const orderStates = { 'customer-1 has a confirmed order': customerHasConfirmedOrder };
export const paymentStates = {
  'an order that was never charged': orderNeverCharged,
  'an order that was paid': orderCharged,
};

async function giveBackCharges({ system, signal }: StateContext): Promise<void> {
  for (const orderId of charged) {
    const body = JSON.stringify({ orderId });
    await ask(new URL('/charges/void', system.direct('payment')), { method: 'POST', headers, body, signal });
    charged.delete(orderId);
  }
}

async function confirmed(url: URL, signal: AbortSignal): Promise<void> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(10_000)]);
  while (true) {
    const { status } = await ask<{ status: string }>(url, { signal: deadline });
    if (status === 'confirmed') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
