import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBulkhead } from './bulkhead.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that ends when it is told to. */
function work() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { run: () => promise, end: resolve };
}

test('takes as many as there are places, and turns the next one away at once', async () => {
  const bulkhead = createBulkhead({ places: 2 });
  const [first, second] = [work(), work()];
  const running = [bulkhead.run(first.run), bulkhead.run(second.run)];
  const begun = vi.fn(async () => {});
  await expect(bulkhead.run(begun, 1_000)).rejects.toMatchObject({ code: 'bulkhead-full', why: 'full' });
  expect(begun).not.toHaveBeenCalled();

  first.end();
  await running[0];
  await expect(bulkhead.run(begun)).resolves.toBeUndefined();
  second.end();
  await running[1];
  expect(bulkhead.inUse).toBe(0);
});

test('lets a few wait, in turn, and nobody overtakes them', async () => {
  const bulkhead = createBulkhead({ places: 1, queue: 2 });
  const order: string[] = [];
  const step = (name: string) => async () => void order.push(name);
  const first = work();
  const all = [bulkhead.run(first.run), bulkhead.run(step('second'), 1_000), bulkhead.run(step('third'), 1_000)];
  expect(bulkhead.waiting).toBe(2);
  await expect(bulkhead.run(step('too many'), 1_000)).rejects.toMatchObject({ why: 'full' });

  first.end();
  all.push(all[0]?.then(() => bulkhead.run(step('newcomer'), 1_000)) as Promise<void>);
  await Promise.all(all);
  expect(order).toEqual(['second', 'third', 'newcomer']);
  expect([bulkhead.inUse, bulkhead.waiting]).toEqual([0, 0]);
});

test('whoever has waited long enough leaves the queue without having begun', async () => {
  const bulkhead = createBulkhead({ places: 1, queue: 1 });
  const first = work();
  const running = bulkhead.run(first.run);
  const begun = vi.fn(async () => {});
  const waited = expect(bulkhead.run(begun, 300)).rejects.toMatchObject({ why: 'waited' });
  await vi.advanceTimersByTimeAsync(300);
  await waited;
  first.end();
  await running;
  expect(begun).not.toHaveBeenCalled();
  expect([bulkhead.inUse, bulkhead.waiting]).toEqual([0, 0]);
});

test('work that fails gives its place back', async () => {
  const bulkhead = createBulkhead({ places: 1 });
  await expect(bulkhead.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(bulkhead.inUse).toBe(0);
});
