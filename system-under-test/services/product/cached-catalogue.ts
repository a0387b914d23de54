import type { Cache } from '../../platform/caching/index.ts';
import type { Flags } from '../../platform/feature-flags/index.ts';
import type { Catalogue } from './catalogue.ts';

export interface CachedCatalogue extends Catalogue {
  /** Makes the next readers see the product as it now is. */
  forget(productId: string): Promise<void>;
}

/** How old a price may be when another instance has changed it: who changes one here makes it be forgotten at once. */
const TTL_MS = 30_000;

/** Reads `catalogue` through the cache, unless the flag `catalogue-cache` is off. */
export function createCachedCatalogue(catalogue: Catalogue, cache: Cache, flags: Flags): CachedCatalogue {
  async function remember<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
    const cached = await flags.getBooleanValue('catalogue-cache', true);
    return cached ? cache.remember(key, TTL_MS, load) : load();
  }

  return {
    find: (id) => remember(`product:${id}`, () => catalogue.find(id)),
    search: (query) => remember(`list:${JSON.stringify(query)}`, () => catalogue.search(query)),
    categories: () => remember('list:categories', () => catalogue.categories()),
    async forget(productId) {
      // Any list may hold the product.
      await Promise.all([cache.delete(`product:${productId}`), cache.deleteAll('list:')]);
    },
  };
}
