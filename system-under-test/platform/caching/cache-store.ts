/** Where a cache keeps its texts: in the process, or in a Redis that several share. */
export interface CacheStore {
  /** Undefined when there is none, when its time is over, and when the store is away. */
  get(key: string): Promise<string | undefined>;
  /** Keeps `text` for `ttlMs`, or less when room is short. */
  set(key: string, text: string, ttlMs: number): Promise<void>;
  delete(keys: readonly string[]): Promise<void>;
  /** Deletes every key that begins with `prefix`. */
  deleteAll(prefix: string): Promise<void>;
}
