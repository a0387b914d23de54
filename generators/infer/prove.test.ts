import { expect, test } from 'vitest';
import { inferExpectation, meets } from './expectation.ts';
import { changed, leavesOf } from './json.ts';
import { prove } from './prove.ts';
import type { Template } from './template.ts';

const context = { answers: [], uniques: { a: '\0', b: '\0' }, sent: [], made: [] };
const resolve = (template: Template) => (template.from === 'recording' ? template.value : undefined);
const first = {
  id: '3f0e8b0e-4b7e-4b0e-8b0e-4b7e4b0e8b0e',
  total: 900,
  status: 'confirmed',
  at: '2026-01-01T12:00:00Z',
  lines: [{ price: 450, quantity: 2 }],
};
const second = { ...first, id: '9d0e8b0e-4b7e-4b0e-8b0e-4b7e4b0e8b0f', at: '2026-01-02T12:00:00Z' };

test('what differs between two recordings is expected by its kind, the rest by its value', () => {
  const expectation = inferExpectation(first, second, context);
  expect(meets(second, expectation, resolve)).toBe(true);
  expect(meets({ ...first, total: 901 }, expectation, resolve)).toBe(false);
  expect(meets({ ...first, id: 'not a uuid' }, expectation, resolve)).toBe(false);
  expect(meets({ ...first, more: 'fields may come' }, expectation, resolve)).toBe(true);
});

test('every assertion that is kept notices a mutation at its own place', () => {
  const { expectation, proven, dropped } = prove(first, inferExpectation(first, second, context), resolve);
  expect(dropped).toEqual([]);
  expect(proven).toBe(leavesOf(first).length);
  for (const { path } of leavesOf(first)) {
    expect(
      meets(
        changed(first, path, () => undefined),
        expectation,
        resolve,
      ),
      path.join('.'),
    ).toBe(false);
  }
});

test('an assertion that nothing can make fail is not written', () => {
  const anything = prove({ total: 1 }, { expects: 'fields', fields: { total: { expects: 'anything' } } }, resolve);
  expect(anything).toMatchObject({ proven: 0, expectation: { expects: 'anything' } });
});
