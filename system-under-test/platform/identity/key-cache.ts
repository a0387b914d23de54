import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';

export interface KeyCache {
  /** Resolves when the keys have been had once. */
  load(): Promise<void>;
  /** Finds the key by the `kid` of a token. @throws whatever the fetch threw, when that key may be one we have not seen. */
  readonly find: JWTVerifyGetKey;
}

/** An unknown `kid` may be a new key, or a made-up one that must not make us flood auth. */
const REFETCH_EVERY_MS = 2_000;
/** A key that was withdrawn is trusted no longer than this; also jose's own default for remote key sets. */
const MAX_AGE_MS = 10 * 60_000;

/** Keeps the public keys: fetched when first needed, again when a token names an unknown one, and now and then. */
export function createKeyCache(fetchKeys: () => Promise<JSONWebKeySet>, now: () => number = Date.now): KeyCache {
  let cached: { keys: JWTVerifyGetKey; at: number } | undefined;
  let underWay: Promise<JWTVerifyGetKey> | undefined;

  function refetch(): Promise<JWTVerifyGetKey> {
    underWay ??= fetchKeys()
      .then((jwks) => {
        cached = { keys: createLocalJWKSet(jwks), at: now() };
        return cached.keys;
      })
      .finally(() => {
        underWay = undefined;
      });
    return underWay;
  }

  async function keysNow(): Promise<JWTVerifyGetKey> {
    if (!cached) return refetch();
    // The old ones serve until the new ones are here, and for as long as auth is away.
    if (now() - cached.at > MAX_AGE_MS) refetch().catch(() => {});
    return cached.keys;
  }

  return {
    async load() {
      if (!cached) await refetch();
    },
    async find(header, token) {
      const keys = await keysNow();
      try {
        return await keys(header, token);
      } catch (error) {
        const fresh = cached && now() - cached.at < REFETCH_EVERY_MS;
        if (fresh || !(error instanceof errors.JWKSNoMatchingKey)) throw error;
        return (await refetch())(header, token);
      }
    },
  };
}
