import type { CacheStore } from './cache-store.ts';

export interface MemoryStoreOptions {
  /** How many entries there is room for; the one that was not asked for the longest makes room for a new one. */
  readonly maxEntries: number;
  /** The present, in ms. */
  readonly now?: () => number;
}

/** A store in this process: fastest, and each instance of a service has its own. */
export function createMemoryStore({ maxEntries, now = Date.now }: MemoryStoreOptions): CacheStore {
  // A Map keeps the order of insertion; whatever is asked for is inserted again, so the first is the least recently used.
  const entries = new Map<string, { readonly text: string; readonly endsAt: number }>();

  return {
    async get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      if (entry.endsAt <= now()) return undefined;
      entries.set(key, entry);
      return entry.text;
    },
    async set(key, text, ttlMs) {
      entries.delete(key);
      entries.set(key, { text, endsAt: now() + ttlMs });
      const [oldest] = entries.keys();
      if (entries.size > maxEntries && oldest !== undefined) entries.delete(oldest);
    },
    async delete(keys) {
      for (const key of keys) entries.delete(key);
    },
    async deleteAll(prefix) {
      for (const key of entries.keys()) if (key.startsWith(prefix)) entries.delete(key);
    },
  };
}
