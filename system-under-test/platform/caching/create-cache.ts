import { withoutDeadline } from '../resilience/index.ts';
import type { CacheStore } from './cache-store.ts';
import { type Freshness, shouldRefresh } from './should-refresh.ts';

export interface Cache {
  get<Value>(key: string): Promise<Value | undefined>;
  /** Keeps a value that JSON can hold for `ttlMs`. */
  set(key: string, value: unknown, ttlMs: number): Promise<void>;
  /** Forgets the keys; what is being loaded for them at this moment is not kept. */
  delete(...keys: string[]): Promise<void>;
  /** Forgets every key that begins with `prefix`, likewise. */
  deleteAll(prefix: string): Promise<void>;
  /**
   * The value of the key, or what `load` gives, kept for `ttlMs`. However many ask at once, one loads; and shortly before the
   * time is over one loads anew while the others still get the old value. An `undefined` is not kept.
   *
   * @example
   * const product = await cache.remember(`product:${id}`, 30_000, () => store.find(id));
   */
  remember<Value>(key: string, ttlMs: number, load: () => Promise<Value>): Promise<Value>;
}

export interface CacheOptions {
  readonly store: CacheStore;
  /** Told of a refresh that failed; the old value stays until its time is over. */
  readonly onRefreshFailed?: (error: unknown) => void;
  /** Told of what was there, and of what was not. */
  readonly figures?: { hit(): void; miss(): void };
  /** The present, in ms. */
  readonly now?: () => number;
  /** A number in [0, 1). */
  readonly random?: () => number;
}

interface Entry extends Freshness {
  readonly value: unknown;
}

export function createCache(options: CacheOptions): Cache {
  const { store, onRefreshFailed = () => {}, figures, now = Date.now, random = Math.random } = options;
  /** What is being loaded, each once. One that has been deleted meanwhile is no longer here. */
  const loading = new Map<string, Promise<unknown>>();

  async function read(key: string): Promise<Entry | undefined> {
    const text = await store.get(key);
    figures?.[text === undefined ? 'miss' : 'hit']();
    return text === undefined ? undefined : (JSON.parse(text) as Entry);
  }

  const write = (key: string, value: unknown, ttlMs: number, tookMs = 0): Promise<void> =>
    store.set(key, JSON.stringify({ value, endsAt: now() + ttlMs, tookMs } satisfies Entry), ttlMs);

  function loadOnce<Value>(key: string, ttlMs: number, load: () => Promise<Value>): Promise<Value> {
    const underWay = loading.get(key);
    if (underWay) return underWay as Promise<Value>;
    const begun = now();
    // For all who ask: the one who happened to be first may be in a hurry, the others need not be.
    const flight: Promise<Value> = withoutDeadline(load)
      .then(async (value) => {
        // Deleted while it was loaded: it may be what was there before the change.
        if (value !== undefined && loading.get(key) === flight) await write(key, value, ttlMs, now() - begun);
        return value;
      })
      .finally(() => {
        if (loading.get(key) === flight) loading.delete(key);
      });
    loading.set(key, flight);
    return flight;
  }

  return {
    get: async <Value>(key: string) => (await read(key))?.value as Value | undefined,
    set: (key, value, ttlMs) => write(key, value, ttlMs),
    async delete(...keys) {
      for (const key of keys) loading.delete(key);
      await store.delete(keys);
    },
    async deleteAll(prefix) {
      for (const key of loading.keys()) if (key.startsWith(prefix)) loading.delete(key);
      await store.deleteAll(prefix);
    },
    async remember(key, ttlMs, load) {
      const entry = await read(key);
      if (!entry) return loadOnce(key, ttlMs, load);
      if (shouldRefresh(entry, now(), 1 - random())) loadOnce(key, ttlMs, load).catch(onRefreshFailed);
      return entry.value as Awaited<ReturnType<typeof load>>;
    },
  };
}
