import { expect, test } from 'vitest';
import { chanceOfAtLeast, tooMany } from './binomial.ts';

test('gives the upper tail of the binomial distribution', () => {
  // 1 − 0.99¹⁵ − 15·0.01·0.99¹⁴, and a fair coin's three of three.
  expect(chanceOfAtLeast(2, 15, 0.01)).toBeCloseTo(1 - 0.99 ** 15 - 15 * 0.01 * 0.99 ** 14, 12);
  expect(chanceOfAtLeast(3, 3, 0.5)).toBeCloseTo(0.125, 12);
  expect(chanceOfAtLeast(0, 10, 0.5)).toBe(1);
  expect(chanceOfAtLeast(1, 10, 0)).toBe(0);
  expect(chanceOfAtLeast(10, 10, 1)).toBe(1);
});

test('one unlucky user of a few is not too many, several are', () => {
  expect(tooMany(1, 15, 0.01)).toBe(false);
  expect(tooMany(2, 12, 0.01)).toBe(true);
  expect(tooMany(1, 3, 0.05)).toBe(false);
  expect(tooMany(3, 3, 0.05)).toBe(true);
});

test('a share within the tolerance is never too many, however large the sample', () => {
  expect(tooMany(10, 1_000, 0.01)).toBe(false);
  expect(tooMany(0, 1_000, 0)).toBe(false);
  expect(tooMany(30, 1_000, 0.01)).toBe(true);
});
