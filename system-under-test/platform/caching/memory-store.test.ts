import { expect, test } from 'vitest';
import { cacheStoreContract } from './cache-store.contract.ts';
import { createMemoryStore } from './memory-store.ts';

cacheStoreContract('memory', async () => ({
  store: createMemoryStore({ maxCharacters: 100_000 }),
  [Symbol.asyncDispose]: async () => {},
}));

test('what was not asked for the longest makes room', async () => {
  const store = createMemoryStore({ maxCharacters: 10 });
  await store.set('a', '1234', 1_000);
  await store.set('b', '1234', 1_000);
  await store.get('a');
  await store.set('c', '1', 1_000);
  expect([await store.get('a'), await store.get('b'), await store.get('c')]).toEqual(['1234', undefined, '1']);
});

test('what was replaced or deleted takes no room', async () => {
  const store = createMemoryStore({ maxCharacters: 10 });
  await store.set('a', '1234', 1_000);
  for (let times = 0; times < 9; times++) await store.set('b', '1234', 1_000);
  await store.deleteAll('b');
  await store.set('c', '1234', 1_000);
  expect([await store.get('a'), await store.get('c')]).toEqual(['1234', '1234']);
});

test('what is larger than the store is not kept', async () => {
  const store = createMemoryStore({ maxCharacters: 10 });
  await store.set('a', 'x'.repeat(11), 1_000);
  expect(await store.get('a')).toBeUndefined();
});

test('an entry ends with the millisecond', async () => {
  let now = 0;
  const store = createMemoryStore({ maxCharacters: 10, now: () => now });
  await store.set('a', '1', 1_000);
  now = 999;
  expect(await store.get('a')).toBe('1');
  now = 1_000;
  expect(await store.get('a')).toBeUndefined();
});
