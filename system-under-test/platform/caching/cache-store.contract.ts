import { describe, expect, test, vi } from 'vitest';
import type { CacheStore } from './cache-store.ts';

/** What holds of every store, run on each adapter. */
export function cacheStoreContract(
  name: string,
  open: () => Promise<{ readonly store: CacheStore } & AsyncDisposable>,
): void {
  describe(`the ${name} store`, () => {
    test('gives back what was set, the last of it', async () => {
      await using opened = await open();
      const { store } = opened;
      expect(await store.get('k')).toBeUndefined();
      await store.set('k', 'one', 60_000);
      await store.set('k', 'zwei \0 “§”', 60_000);
      expect(await store.get('k')).toBe('zwei \0 “§”');
    });

    test('forgets when the time is over', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.set('short', '1', 30);
      await store.set('long', '1', 60_000);
      await vi.waitFor(async () => expect(await store.get('short')).toBeUndefined());
      expect(await store.get('long')).toBe('1');
    });

    test('a new value has a new time', async () => {
      await using opened = await open();
      const { store } = opened;
      await store.set('again', '1', 30);
      await store.set('again', '2', 60_000);
      await store.set('other', '1', 30);
      await vi.waitFor(async () => expect(await store.get('other')).toBeUndefined());
      expect(await store.get('again')).toBe('2');
    });

    test('deletes the keys it is given, there or not', async () => {
      await using opened = await open();
      const { store } = opened;
      for (const key of ['a', 'b', 'c']) await store.set(key, key, 60_000);
      await store.delete(['a', 'b', 'nowhere']);
      expect([await store.get('a'), await store.get('b'), await store.get('c')]).toEqual([undefined, undefined, 'c']);
    });

    test('deletes all of a prefix, taken to the letter', async () => {
      await using opened = await open();
      const { store } = opened;
      for (let at = 0; at < 700; at++) await store.set(`a*[b]:${at}`, 'x', 60_000);
      for (const key of ['ab:1', 'axxb:1', 'a', 'b:a*[b]:']) await store.set(key, 'kept', 60_000);
      await store.deleteAll('a*[b]:');
      for (const at of [0, 350, 699]) expect(await store.get(`a*[b]:${at}`)).toBeUndefined();
      for (const key of ['ab:1', 'axxb:1', 'a', 'b:a*[b]:']) expect(await store.get(key)).toBe('kept');
    });
  });
}
