import { expect, test } from 'vitest';
import { nestingOf } from './nesting.ts';

test.each([
  ['', 0],
  ['{"a": [[1], {"b": 2}]}', 3],
  ['[[[', 3],
  ['{"a": "[[[", "b\\"{{": 1}', 1],
  ['message A { message B { } } message C { }', 2],
])('%j is %i deep', (text, depth) => {
  expect(nestingOf(text)).toBe(depth);
});
