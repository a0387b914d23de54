import type { Cache } from '../../../platform/caching/index.ts';
import type { Catalogue } from './catalogue.ts';

export interface CachedCatalogue extends Catalogue {
  /** A product has changed: pages and categories may have too, so all is asked for anew. */
  forget(): Promise<void>;
}

/** So old is a price at most when the news of its change is lost or late. */
const KEEP_MS = 2_000;

/** Answers of the catalogue, kept until they change. */
export function cacheCatalogue(catalogue: Catalogue, cache: Cache): CachedCatalogue {
  return {
    findPage: (query) => cache.remember(`page ${JSON.stringify(query)}`, KEEP_MS, () => catalogue.findPage(query)),
    find: (id) => cache.remember(`product ${id}`, KEEP_MS, () => catalogue.find(id)),
    findCategories: () => cache.remember('categories', KEEP_MS, () => catalogue.findCategories()),
    forget: () => cache.deleteAll(''),
  };
}
