import { expect, test } from 'vitest';
import { canonicalJson, parseExactly } from './exact-json.ts';

test('integers that no double holds keep their digits', () => {
  expect(JSON.stringify(parseExactly('{"maximum": 9223372036854775807}'))).toBe('{"maximum":9223372036854775807}');
  expect(canonicalJson(parseExactly('[-9223372036854775808, 1.50, 2]'))).toBe('[-9223372036854775808,1.5,2]');
});

test('keys are in order, at every depth, and lists stay as they are', () => {
  expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'x' })).toBe('{"a":"x","b":[{"c":null,"d":1}]}');
});
