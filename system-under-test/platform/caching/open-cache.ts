import { cacheMetrics } from '../metrics/index.ts';
import type { Service } from '../service/index.ts';
import { type Cache, createCache } from './create-cache.ts';
import { createMemoryStore } from './memory-store.ts';

/** 16 MB at most, half of it for texts of the Latin alphabet. */
const MAX_CHARACTERS = 8_000_000;

/** Opens the cache of a service: in the Redis at `url`, or in memory when there is none; `/metrics` tells how often it knew. */
export async function openCache(service: Service, url: string | undefined): Promise<Cache> {
  const onRefreshFailed = (error: unknown): void =>
    service.log.warn({ error }, 'a cached value could not be refreshed');
  const figures = cacheMetrics(service.metrics, service.name);
  if (url === undefined)
    return createCache({ store: createMemoryStore({ maxCharacters: MAX_CHARACTERS }), onRefreshFailed, figures });
  const { openRedisStore } = await import('./redis-store.ts');
  return createCache({ store: await openRedisStore(service, url), onRefreshFailed, figures });
}
