import fc from 'fast-check';
import { expect, test } from 'vitest';
import { largestMatching } from './largest-matching.ts';

test('gives way to one that has no other partner', () => {
  const fits = new Set(['a1', 'a2', 'b1']);
  expect(largestMatching(['a', 'b'], ['1', '2'], (left, right) => fits.has(left + right))).toBe(2);
});

test('is as large as trying everything finds', () => {
  const side = fc.integer({ min: 0, max: 5 });
  fc.assert(
    fc.property(side, side, fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }), (lefts, rights, table) => {
      const left = Array.from({ length: lefts }, (_, index) => index);
      const right = Array.from({ length: rights }, (_, index) => index);
      const fits = (one: number, other: number) => table[one * 5 + other] === true;
      expect(largestMatching(left, right, fits)).toBe(tryAll(left, right, fits));
    }),
  );
});

function tryAll(left: readonly number[], right: readonly number[], fits: (a: number, b: number) => boolean): number {
  const [one, ...others] = left;
  if (one === undefined) return 0;
  const taking = right
    .filter((other) => fits(one, other))
    .map(
      (other) =>
        1 +
        tryAll(
          others,
          right.filter((each) => each !== other),
          fits,
        ),
    );
  return Math.max(tryAll(others, right, fits), ...taking);
}
