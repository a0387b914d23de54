import { expect, test } from 'vitest';
import { dereference, pointer } from './json.ts';

const document = {
  paths: { '/orders/{id}': { name: 'the order' } },
  a: { $ref: '#/b' },
  b: { $ref: '#/paths/~1orders~1%7Bid%7D' },
  round: { $ref: '#/round' },
};

test('a reference is followed to its end', () => {
  expect(dereference(document, { $ref: '#/a' })).toEqual({ name: 'the order' });
  expect(dereference(document, { $ref: pointer('paths', '/orders/{id}') })).toEqual({ name: 'the order' });
  expect(dereference(document, 5)).toBe(5);
});

test('a reference that leads nowhere, outside or to itself gives undefined', () => {
  for (const $ref of ['#/nothing/here', 'other.yaml#/a', '#/round']) {
    expect(dereference(document, { $ref })).toBeUndefined();
  }
});
