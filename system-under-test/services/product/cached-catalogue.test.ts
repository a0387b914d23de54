import { beforeEach, expect, test } from 'vitest';
import { createCache, createMemoryStore } from '../../platform/caching/index.ts';
import { noFlags } from '../../platform/feature-flags/index.ts';
import { type CachedCatalogue, createCachedCatalogue } from './cached-catalogue.ts';
import type { Catalogue } from './catalogue.ts';
import { seedProducts } from './seed-products.ts';

let asked: string[];
let now: number;
let cached: boolean;
let catalogue: CachedCatalogue;
beforeEach(() => {
  asked = [];
  now = 0;
  cached = true;
  const stored: Catalogue = {
    async find(id) {
      asked.push(id);
      return seedProducts.find((product) => product.id === id);
    },
    async search({ search }) {
      asked.push(`search ${search}`);
      return { items: [], total: 0 };
    },
    async categories() {
      asked.push('categories');
      return [];
    },
  };
  const clock = () => now;
  const cache = createCache({ store: createMemoryStore({ maxCharacters: 10_000, now: clock }), now: clock });
  catalogue = createCachedCatalogue(stored, cache, { ...noFlags, getBooleanValue: async () => cached });
});

test('is asked once for each question, and again after half a minute', async () => {
  for (let times = 0; times < 3; times++) {
    await catalogue.find('prod-001');
    await catalogue.search({ search: 'rope', page: 1, size: 10 });
    await catalogue.categories();
  }
  expect(asked).toEqual(['prod-001', 'search rope', 'categories']);
  now = 30_000;
  await catalogue.find('prod-001');
  expect(asked.at(-1)).toBe('prod-001');
  expect(asked).toHaveLength(4);
});

test('a product that changed is asked for again, and every list with it; another product is not', async () => {
  const ask = () =>
    Promise.all([catalogue.find('prod-001'), catalogue.find('prod-002'), catalogue.search({ page: 1, size: 10 })]);
  await ask();
  await catalogue.forget('prod-001');
  asked = [];
  await ask();
  expect(asked).toEqual(['prod-001', 'search undefined']);
});

test('while the flag is off, everybody is told what is stored', async () => {
  await catalogue.find('prod-001');
  cached = false;
  await catalogue.find('prod-001');
  await catalogue.find('prod-001');
  expect(asked).toHaveLength(3);
});
