import { expect, test } from 'vitest';
import { findShortages } from './find-shortages.ts';
import { mergeLines } from './merge-lines.ts';

const free = new Map([
  ['prod-001', 3],
  ['prod-002', 0],
]);

test('the last piece can be had', () => {
  expect(findShortages([{ productId: 'prod-001', quantity: 3 }], free)).toEqual([]);
});

test('two lines of the same product are added up', () => {
  const lines = [
    { productId: 'prod-001', quantity: 2 },
    { productId: 'prod-001', quantity: 2 },
  ];
  expect(findShortages(mergeLines(lines), free)).toEqual([{ productId: 'prod-001', wanted: 4, free: 3 }]);
});

test('names each product that is missing, known or not', () => {
  const lines = [
    { productId: 'prod-001', quantity: 1 },
    { productId: 'prod-002', quantity: 1 },
    { productId: 'prod-999', quantity: 1 },
  ];
  expect(findShortages(lines, free).map((shortage) => shortage.productId)).toEqual(['prod-002', 'prod-999']);
});
