import type { Catalogue } from './catalogue.ts';
import { createMemory } from './memory.ts';

export interface CachedCatalogue extends Catalogue {
  /** A product has changed: pages and categories may have too, so all is asked for anew. */
  forget(): void;
}

/** So old is a price at most when the news of its change is lost or late. */
const KEEP_MS = 2_000;

/** Answers of the catalogue, remembered until they change. */
export function cacheCatalogue(catalogue: Catalogue, now: () => number = Date.now): CachedCatalogue {
  const memory = createMemory({ keepMs: KEEP_MS, now });
  return {
    findPage: (query) => memory.recall(`page ${JSON.stringify(query)}`, () => catalogue.findPage(query)),
    find: (id) => memory.recall(`product ${id}`, () => catalogue.find(id)),
    findCategories: () => memory.recall('categories', () => catalogue.findCategories()),
    forget: memory.forget,
  };
}
