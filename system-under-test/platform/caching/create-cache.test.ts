import { beforeEach, describe, expect, test } from 'vitest';
import { type Cache, createCache } from './create-cache.ts';
import { createMemoryStore } from './memory-store.ts';

let now: number;
let random: number;
let failures: unknown[];
let cache: Cache;
beforeEach(() => {
  now = 1_000_000;
  random = 0;
  failures = [];
  const clock = () => now;
  cache = createCache({
    store: createMemoryStore({ maxCharacters: 1_000, now: clock }),
    onRefreshFailed: (error) => failures.push(error),
    now: clock,
    random: () => random,
  });
});

/** A load that ends when it is told to, and counts how often it was begun. */
function source() {
  const waiting: PromiseWithResolvers<string>[] = [];
  return {
    load: () => {
      const load = Promise.withResolvers<string>();
      waiting.push(load);
      return load.promise;
    },
    get begun() {
      return waiting.length;
    },
    answer: (value: string) => waiting.at(-1)?.resolve(value),
    fail: (error: Error) => waiting.at(-1)?.reject(error),
  };
}

/** Lets all that is ready to run do so. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('what is there is not loaded, until its time is over', async () => {
  let loads = 0;
  const load = async () => `load ${++loads}`;
  expect(await cache.remember('k', 1_000, load)).toBe('load 1');
  now += 999;
  expect(await cache.remember('k', 1_000, load)).toBe('load 1');
  now += 1;
  expect(await cache.remember('k', 1_000, load)).toBe('load 2');
});

test('of a hundred who miss at once, one loads for all', async () => {
  const slow = source();
  const asking = Array.from({ length: 100 }, () => cache.remember('k', 1_000, slow.load));
  await settled();
  slow.answer('value');
  expect(await Promise.all(asking)).toEqual(Array(100).fill('value'));
  expect(slow.begun).toBe(1);
});

test('a load that fails fails those who wait, and the next one tries again', async () => {
  const first = source();
  const asking = [cache.remember('k', 1_000, first.load), cache.remember('k', 1_000, first.load)];
  await settled();
  first.fail(new Error('away'));
  for (const each of asking) await expect(each).rejects.toThrow('away');
  expect(await cache.remember('k', 1_000, async () => 'back')).toBe('back');
});

describe('shortly before the end', () => {
  const dear = source();
  beforeEach(async () => {
    const loading = cache.remember('k', 1_000, dear.load);
    await settled();
    now += 100;
    dear.answer('old');
    await loading;
    now += 950;
  });

  test('one loads anew, while all get the old value', async () => {
    const fresh = source();
    random = 0.9;
    expect(await cache.remember('k', 1_000, fresh.load)).toBe('old');
    expect(await cache.remember('k', 1_000, fresh.load)).toBe('old');
    expect(fresh.begun).toBe(1);
    fresh.answer('new');
    await settled();
    expect(await cache.remember('k', 1_000, fresh.load)).toBe('new');
  });

  test('who draws otherwise leaves it to others', async () => {
    const fresh = source();
    random = 0.1;
    expect(await cache.remember('k', 1_000, fresh.load)).toBe('old');
    expect(fresh.begun).toBe(0);
  });

  test('a refresh that fails is told of, and harms nobody', async () => {
    random = 0.9;
    expect(await cache.remember('k', 1_000, () => Promise.reject(new Error('away')))).toBe('old');
    await settled();
    expect(failures).toEqual([new Error('away')]);
    expect(await cache.get('k')).toBe('old');
  });
});

describe('forgetting', () => {
  test.each([
    ['the key', () => cache.delete('a:1')],
    ['all of its prefix', () => cache.deleteAll('a:')],
  ])('%s makes the next one load', async (_, forget) => {
    await cache.set('a:1', 'old', 1_000);
    await cache.set('b:1', 'kept', 1_000);
    await forget();
    expect(await cache.remember('a:1', 1_000, async () => 'new')).toBe('new');
    expect(await cache.get('b:1')).toBe('kept');
  });

  test.each([
    ['the key', () => cache.delete('a:1')],
    ['all of its prefix', () => cache.deleteAll('a:')],
  ])('%s while it is loaded keeps nothing of what was there before', async (_, forget) => {
    const before = source();
    const early = cache.remember('a:1', 1_000, before.load);
    await settled();
    await forget();
    const after = cache.remember('a:1', 1_000, async () => 'new');
    expect(await after).toBe('new');
    before.answer('old');
    expect(await early).toBe('old');
    await settled();
    expect(await cache.get('a:1')).toBe('new');
  });
});

test('nothing is not kept: who asks for it again makes it be looked for again', async () => {
  expect(await cache.remember('k', 1_000, async () => undefined)).toBeUndefined();
  expect(await cache.remember('k', 1_000, async () => 'there')).toBe('there');
});

test('what comes out is a copy: changing it changes nothing in the cache', async () => {
  await cache.set('k', { items: [1] }, 1_000);
  (await cache.get<{ items: number[] }>('k'))?.items.push(2);
  expect(await cache.get('k')).toEqual({ items: [1] });
});
