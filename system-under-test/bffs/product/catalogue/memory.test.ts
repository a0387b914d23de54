import { beforeEach, expect, test } from 'vitest';
import { createMemory, type Memory } from './memory.ts';

let clock: number;
let loads: number;
let memory: Memory;

beforeEach(() => {
  clock = 0;
  loads = 0;
  memory = createMemory({ keepMs: 1_000, atMost: 2, now: () => clock });
});

const load = async () => {
  loads += 1;
  return loads;
};

test('remembers an answer, and no longer than it may', async () => {
  expect(await memory.recall('a', load)).toBe(1);
  clock = 999;
  expect(await memory.recall('a', load)).toBe(1);
  clock = 1_000;
  expect(await memory.recall('a', load)).toBe(2);
});

test('asks once for all who ask at the same time', async () => {
  expect(await Promise.all([memory.recall('a', load), memory.recall('a', load)])).toEqual([1, 1]);
});

test('does not remember a failure', async () => {
  await expect(memory.recall('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await memory.recall('a', load)).toBe(1);
});

test('forgets what was loaded before something changed, even if it arrives afterwards', async () => {
  const before = Promise.withResolvers<string>();
  const asked = memory.recall('a', () => before.promise);
  memory.forget();
  before.resolve('old');
  expect(await asked).toBe('old');
  expect(await memory.recall('a', async () => 'new')).toBe('new');
});

test('forgets the oldest when there is too much', async () => {
  for (const key of ['a', 'b', 'c']) await memory.recall(key, load);
  expect(await memory.recall('c', load)).toBe(3);
  expect(await memory.recall('b', load)).toBe(2);
  expect(await memory.recall('a', load)).toBe(4);
});
