import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRetryBudget, type RetryBudget } from './retry-budget.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function spendAll(budget: RetryBudget): number {
  let spent = 0;
  while (budget.spend()) spent += 1;
  return spent;
}

test('allows a share of the calls on top of the floor', () => {
  const budget = createRetryBudget({ percent: 20, floor: 3 });
  for (let call = 0; call < 100; call += 1) budget.earn();
  expect(spendAll(budget)).toBe(23);
});

test('allows the floor where there were no calls', () => {
  expect(spendAll(createRetryBudget({ percent: 20, floor: 3 }))).toBe(3);
});

test('is full again when the window has passed, and not before', () => {
  const budget = createRetryBudget({ percent: 20, floor: 3, windowMs: 10_000 });
  expect(spendAll(budget)).toBe(3);
  vi.advanceTimersByTime(8_000);
  expect(spendAll(budget)).toBe(0);
  vi.advanceTimersByTime(2_001);
  expect(spendAll(budget)).toBe(3);
});

test('forgets calls of long ago: an idle hour earns nothing', () => {
  const budget = createRetryBudget({ percent: 20, floor: 0 });
  for (let call = 0; call < 1_000; call += 1) budget.earn();
  vi.advanceTimersByTime(3_600_000);
  budget.earn();
  expect(spendAll(budget)).toBe(1);
});
