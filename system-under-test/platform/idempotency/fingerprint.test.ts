import { expect, test } from 'vitest';
import { fingerprint } from './fingerprint.ts';

test('the order of fields tells no requests apart, the order of lines does', () => {
  expect(fingerprint({ a: 1, b: { c: [1, 2], d: null } })).toBe(fingerprint({ b: { d: null, c: [1, 2] }, a: 1 }));
  expect(fingerprint({ c: [1, 2] })).not.toBe(fingerprint({ c: [2, 1] }));
  expect(fingerprint({ quantity: 1 })).not.toBe(fingerprint({ quantity: '1' }));
});

test('no body is a body too', () => {
  expect(fingerprint(undefined)).not.toBe(fingerprint({}));
});
