import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { timeLeft, withDeadline, withoutDeadline } from './deadline.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('work that nobody waits for has all the time there is', () => {
  expect(timeLeft()).toBe(Number.POSITIVE_INFINITY);
});

test('the time left goes down, through what the work waits for', async () => {
  const left = withDeadline(1_000, async () => {
    await Promise.resolve();
    vi.advanceTimersByTime(300);
    return timeLeft();
  });
  expect(await left).toBe(700);
});

test('a deadline within a deadline can only be nearer', () => {
  withDeadline(500, () => {
    expect(withDeadline(9_000, timeLeft)).toBe(500);
    expect(withDeadline(200, timeLeft)).toBe(200);
    expect(timeLeft()).toBe(500);
  });
});

test('a change of the wall clock changes nothing', () => {
  withDeadline(500, () => {
    vi.setSystemTime(Date.now() + 3_600_000);
    expect(timeLeft()).toBe(500);
  });
});

test('work that outlives the request has no deadline', () => {
  withDeadline(500, () => expect(withoutDeadline(timeLeft)).toBe(Number.POSITIVE_INFINITY));
});

test('two requests at once have each their own', async () => {
  vi.useRealTimers();
  const leftAfter = (ms: number) =>
    withDeadline(ms, async () => {
      await wait(5);
      return timeLeft();
    });
  const [near, far] = await Promise.all([leftAfter(1_000), leftAfter(60_000)]);
  expect(near).toBeLessThan(1_000);
  expect(far).toBeGreaterThan(1_000);
});
