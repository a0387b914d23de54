import { expect, test } from 'vitest';
import { cacheStoreContract } from './cache-store.contract.ts';
import { createMemoryStore } from './memory-store.ts';

cacheStoreContract('memory', async () => ({
  store: createMemoryStore({ maxEntries: 1_000 }),
  [Symbol.asyncDispose]: async () => {},
}));

test('the entry that was not asked for the longest makes room', async () => {
  const store = createMemoryStore({ maxEntries: 2 });
  await store.set('a', '1', 1_000);
  await store.set('b', '2', 1_000);
  await store.get('a');
  await store.set('c', '3', 1_000);
  expect([await store.get('a'), await store.get('b'), await store.get('c')]).toEqual(['1', undefined, '3']);
});

test('an entry ends with the millisecond', async () => {
  let now = 0;
  const store = createMemoryStore({ maxEntries: 2, now: () => now });
  await store.set('a', '1', 1_000);
  now = 999;
  expect(await store.get('a')).toBe('1');
  now = 1_000;
  expect(await store.get('a')).toBeUndefined();
});
