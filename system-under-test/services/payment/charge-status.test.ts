import { expect, test } from 'vitest';
import { whatBecomes } from './charge-status.ts';

test('money is taken only after it was held', () => {
  expect(whatBecomes('captured')).toEqual(['authorised']);
});

test('whatever has not ended can be voided', () => {
  expect(whatBecomes('voiding')).toEqual(['pending', 'authorised', 'captured']);
});

test('a charge never begins anew', () => {
  expect(whatBecomes('pending')).toEqual([]);
});
