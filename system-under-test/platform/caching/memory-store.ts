import type { CacheStore } from './cache-store.ts';

export interface MemoryStoreOptions {
  /** How much there is room for, keys and texts together; what was not asked for the longest makes room for what is new. */
  readonly maxCharacters: number;
  /** The present, in ms. */
  readonly now?: () => number;
}

/** A store in this process: fastest, and each instance of a service has its own. */
export function createMemoryStore({ maxCharacters, now = Date.now }: MemoryStoreOptions): CacheStore {
  // A Map keeps the order of insertion; whatever is asked for is inserted again, so the first is the least recently used.
  const entries = new Map<string, { readonly text: string; readonly endsAt: number }>();

  let characters = 0;

  function remove(key: string): void {
    const entry = entries.get(key);
    if (entry && entries.delete(key)) characters -= key.length + entry.text.length;
  }

  return {
    async get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      if (entry.endsAt <= now()) {
        remove(key);
        return undefined;
      }
      entries.delete(key);
      entries.set(key, entry);
      return entry.text;
    },
    async set(key, text, ttlMs) {
      remove(key);
      entries.set(key, { text, endsAt: now() + ttlMs });
      characters += key.length + text.length;
      for (const oldest of entries.keys()) {
        if (characters <= maxCharacters) break;
        remove(oldest);
      }
    },
    async delete(keys) {
      for (const key of keys) remove(key);
    },
    async deleteAll(prefix) {
      for (const key of entries.keys()) if (key.startsWith(prefix)) remove(key);
    },
  };
}
