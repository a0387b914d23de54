import { expect, test } from 'vitest';
import { exponentialBackoff } from './backoff.ts';

test('doubles with each failure and never passes the cap', () => {
  const backoff = exponentialBackoff({ firstMs: 250, maxMs: 2_000, random: () => 0.999_999 });
  expect([1, 2, 3, 4, 5, 60].map(backoff)).toEqual([250, 500, 1_000, 2_000, 2_000, 2_000]);
});

test('keeps at least half of the wait, so that a retry is never immediate', () => {
  const backoff = exponentialBackoff({ firstMs: 250, maxMs: 2_000, random: () => 0 });
  expect([1, 2, 3, 4, 5].map(backoff)).toEqual([125, 250, 500, 1_000, 1_000]);
});
