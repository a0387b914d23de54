import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { OrderDocument } from './order-document.ts';
import type { OrderViews } from './order-views.ts';

/** What every adapter of {@link OrderViews} has to keep; `open` gives an empty one, which ends with the test. */
export function describeOrderViews(where: string, open: () => Promise<OrderViews & AsyncDisposable>): void {
  describe(`order views in ${where}`, () => {
    let views: OrderViews;
    beforeEach(async () => {
      const opened = await open();
      views = opened;
      return () => opened[Symbol.asyncDispose]();
    });

    test('an order comes back as it was saved, for its customer alone', async () => {
      const order = document({ reason: 'out of stock', status: 'cancelled' });
      await views.save([order]);
      expect(await views.find(order.id, 'c-1')).toEqual(order);
      expect(await views.find(order.id, 'c-2')).toBeUndefined();
      expect(await views.find(randomUUID(), 'c-1')).toBeUndefined();
    });

    test('a later version takes the place of an earlier one, and never the other way round', async () => {
      const order = document();
      const later = { ...order, version: 3, status: 'confirmed' } as const;
      await views.save([order]);
      await views.save([later]);
      await views.save([{ ...order, version: 2 }, later, document()]);
      expect(await views.load([order.id])).toEqual([later]);
      expect(await views.listAll({ page: 1, size: 10 })).toMatchObject({ total: 2 });
    });

    test('of two writers at once the later version holds', async () => {
      const orders = Array.from({ length: 20 }, () => document());
      const later = orders.map((order) => ({ ...order, version: 2 }));
      await Promise.all([views.save(orders), views.save(later), views.save(orders), views.save(later)]);
      const loaded = await views.load(orders.map(({ id }) => id));
      expect(loaded.map(({ version }) => version)).toEqual(Array(20).fill(2));
    });

    test('only what is there is loaded, and nothing may be saved', async () => {
      const order = document();
      await views.save([order]);
      await views.save([]);
      expect(await views.load([randomUUID(), order.id])).toEqual([order]);
      expect(await views.load([])).toEqual([]);
    });

    test('a customer has their orders in pages, the newest first', async () => {
      const days = ['01', '03', '02'].map((day) => document({ placedAt: `2026-01-${day}T12:00:00.000Z` }));
      await views.save([...days, document({ customer: { id: 'c-2', name: 'Bo', email: 'bo@example.test' } })]);
      const first = await views.list({ customerId: 'c-1', page: 1, size: 2 });
      const second = await views.list({ customerId: 'c-1', page: 2, size: 2 });
      expect([...first.items, ...second.items]).toEqual([days[1], days[2], days[0]]);
      expect([first.total, second.total]).toEqual([3, 3]);
      expect(await views.list({ customerId: 'c-3', page: 1, size: 2 })).toEqual({ items: [], total: 0 });
    });

    test('orders of the same moment are on one page each', async () => {
      const twins = Array.from({ length: 6 }, () => document());
      await views.save(twins);
      const pages = await Promise.all([1, 2, 3].map((page) => views.list({ customerId: 'c-1', page, size: 2 })));
      const seen = pages.flatMap(({ items }) => items.map(({ id }) => id));
      expect(new Set(seen)).toEqual(new Set(twins.map(({ id }) => id)));
    });

    test('all orders are listed, or those of one status', async () => {
      const refunded = document({ status: 'refunded' });
      await views.save([
        refunded,
        document(),
        document({ customer: { id: 'c-2', name: 'Bo', email: 'bo@example.test' } }),
      ]);
      expect(await views.listAll({ status: 'refunded', page: 1, size: 10 })).toEqual({ items: [refunded], total: 1 });
      expect(await views.listAll({ page: 2, size: 2 })).toMatchObject({ items: [{}], total: 3 });
    });
  });
}

function document(changes: Partial<OrderDocument> = {}): OrderDocument {
  return {
    id: randomUUID(),
    version: 1,
    status: 'pending',
    reason: null,
    customer: { id: 'c-1', name: 'Ada', email: 'ada@example.test' },
    lines: [{ productId: 'prod-001', name: 'Compass', quantity: 2, price: 1_250 }],
    subtotal: 2_500,
    discount: 0,
    total: 2_500,
    currency: 'EUR',
    synthetic: false,
    placedAt: '2026-01-01T12:00:00.000Z',
    ...changes,
  };
}
