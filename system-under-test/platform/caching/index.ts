/** What was dear to find out and may be a little old: kept for a while, loaded by one for all who ask, forgotten when told. */

export type { CacheStore } from './cache-store.ts';
export { type Cache, type CacheOptions, createCache } from './create-cache.ts';
export { createMemoryStore } from './memory-store.ts';
export { openCache } from './open-cache.ts';
