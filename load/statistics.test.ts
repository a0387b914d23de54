import { expect, test } from 'vitest';
import { median, percentile } from './statistics.ts';

test('percentiles are measured values, by nearest rank', () => {
  const ten = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1];
  expect(percentile(ten, 95)).toBe(10);
  expect(percentile(ten, 90)).toBe(9);
  expect(percentile(ten, 1)).toBe(1);
  expect(median(ten)).toBe(5);
  expect(percentile([7], 50)).toBe(7);
});

test('there is no percentile of nothing', () => {
  expect(() => percentile([], 95)).toThrow(RangeError);
});
