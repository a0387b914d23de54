import { expect, test } from 'vitest';
import { type RetryBackoff, retryBackoff } from './retry-backoff.ts';

const waits = (options: RetryBackoff, random = 0) => [1, 2, 3, 4, 60].map(retryBackoff(options, () => random));

test('fixed: the same wait each time', () => {
  expect(waits({ kind: 'fixed', waitMs: 500 })).toEqual([500, 500, 500, 500, 500]);
});

test('exponential: twice as long each time, up to the cap', () => {
  expect(waits({ kind: 'exponential', firstMs: 100, maxMs: 500 })).toEqual([100, 200, 400, 500, 500]);
});

test.each([
  ['equal', 0, 50],
  ['equal', 0.5, 75],
  ['full', 0, 0],
  ['full', 0.5, 50],
] as const)('%s jitter takes its point of the wait (random %d)', (jitter, random, wait) => {
  expect(waits({ kind: 'fixed', waitMs: 100, jitter }, random)[0]).toBe(wait);
});

test.each([
  [{ kind: 'fixed', waitMs: 0 }],
  [{ kind: 'exponential', firstMs: 1.5, maxMs: 10 }],
  [{ kind: 'fixed', waitMs: 10, maxMs: 20 }],
])('refuses options that make no sense: %j', (options) => {
  expect(() => retryBackoff(options as RetryBackoff)).toThrow();
});
