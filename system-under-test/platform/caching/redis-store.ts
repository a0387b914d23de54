import { within } from '../resilience/index.ts';
import type { Service } from '../service/index.ts';
import { inClientSpan } from '../telemetry/index.ts';
import type { CacheStore } from './cache-store.ts';

/** A cache that answers later than its database would is no cache. */
const ANSWER_WITHIN_MS = 150;
const RETRY_AT_MOST_EVERY_MS = 1_000;
const SCAN_BATCH = 500;

/**
 * A store in Redis, which all instances of a service share. It connects in the background and for ever, and is no part of the
 * readiness: while it is away or slow, it holds nothing. What is deleted meanwhile may come back with it, until its time is over.
 */
export async function openRedisStore(service: Service, url: string): Promise<CacheStore> {
  // Only who has a Redis pays for its client: 13 MB.
  const { createClient } = await import('redis');
  const client = createClient({
    url,
    name: service.name,
    // Asked while it is away, it shall say so at once.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: 1_000,
      reconnectStrategy: (retries) => Math.min(50 * 2 ** retries, RETRY_AT_MOST_EVERY_MS),
    },
  });
  let away = false;
  client.on('error', (error) => {
    if (!away) service.log.warn({ error }, 'the cache is away');
    away = true;
  });
  client.on('ready', () => {
    if (away) service.log.info('the cache is back');
    away = false;
  });
  // Rejects only when the client is closed before it ever connected.
  client.connect().catch(() => {});
  service.shutdown.add('redis', async () => client.destroy());

  async function ask<T>(operation: string, work: () => Promise<T>): Promise<T | undefined> {
    if (!client.isReady) return undefined;
    const attributes = { 'db.system.name': 'redis', 'db.operation.name': operation, 'peer.service': 'redis' };
    try {
      return await inClientSpan(`${operation} redis`, attributes, () => within(ANSWER_WITHIN_MS, 'redis', work()));
    } catch (error) {
      service.log.debug({ error, operation }, 'the cache did not answer');
      return undefined;
    }
  }

  return {
    get: async (key) => (await ask('get', () => client.get(key))) ?? undefined,
    set: async (key, text, ttlMs) => void (await ask('set', () => client.set(key, text, { PX: ttlMs }))),
    delete: async (keys) => void (await ask('unlink', () => client.unlink([...keys]))),
    deleteAll: async (prefix) =>
      void (await ask('scan', async () => {
        for await (const keys of client.scanIterator({ MATCH: `${literal(prefix)}*`, COUNT: SCAN_BATCH }))
          if (keys.length > 0) await client.unlink(keys);
      })),
  };
}

/** The prefix as a pattern that matches nothing but itself. */
function literal(prefix: string): string {
  return prefix.replaceAll(/[\\*?[\]]/g, '\\$&');
}
