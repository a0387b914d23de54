import { expect, test } from 'vitest';
import { brokenReferences, bundleReferences } from './references.ts';

const files: Record<string, unknown> = {
  'schemas/order.json': {
    type: 'object',
    properties: { line: { $ref: '../common.json#/line' }, own: { $ref: '#/own' } },
    own: 5,
  },
  'common.json': { line: { type: 'string' } },
  'round.json': { next: { $ref: 'round.json' } },
};
const read = (path: string) => files[path];

test('takes in what stands in other files, from where each of them is', () => {
  const document = { a: { $ref: './schemas/order.json', description: 'mine' }, b: { $ref: '#/a' } };
  expect(bundleReferences(document, read)).toEqual({
    a: { type: 'object', properties: { line: { type: 'string' }, own: 5 }, own: 5, description: 'mine' },
    b: { $ref: '#/a' },
  });
});

test('files that refer to each other in a circle are refused', () => {
  expect(() => bundleReferences({ a: { $ref: 'round.json' } }, read)).toThrow(/round.json# refers to itself/);
});

test('names the references that lead nowhere', () => {
  const document = { a: { $ref: '#/b' }, b: 1, list: [{ $ref: '#/c' }, { $ref: 'other.json#/a' }] };
  expect(brokenReferences(document)).toEqual(['#/c', 'other.json#/a']);
});
