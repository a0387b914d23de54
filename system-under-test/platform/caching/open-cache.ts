import type { Service } from '../service/index.ts';
import { type Cache, createCache } from './create-cache.ts';
import { createMemoryStore } from './memory-store.ts';

const MAX_ENTRIES = 5_000;

/** Opens the cache of a service: in the Redis at `url`, or in memory when there is none. */
export async function openCache(service: Service, url: string | undefined): Promise<Cache> {
  const onRefreshFailed = (error: unknown): void =>
    service.log.warn({ error }, 'a cached value could not be refreshed');
  if (url === undefined) return createCache({ store: createMemoryStore({ maxEntries: MAX_ENTRIES }), onRefreshFailed });
  const { openRedisStore } = await import('./redis-store.ts');
  return createCache({ store: await openRedisStore(service, url), onRefreshFailed });
}
