import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { type ChangeClass, openapiChanges } from './index.ts';

const documentOf = (schema: unknown, where: 'request' | 'response', components: Json = {}) => {
  const content = { 'application/json': { schema } };
  const responses = { 200: { description: 'done', ...(where === 'response' && { content }) } };
  const requestBody = where === 'request' ? { requestBody: { content } } : {};
  return {
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: { '/a': { post: { ...requestBody, responses } } },
    components: { schemas: components },
  };
};
const changes = (before: unknown, after: unknown, where: 'request' | 'response') =>
  openapiChanges(documentOf(before, where), documentOf(after, where)).map(({ class: of, at, sentence }) => [
    of,
    at.replace(/^(request body|response 200) ?/, ''),
    sentence,
  ]);

const object = (properties: Json, required: readonly string[] = [], more: Json = {}) => ({
  type: 'object',
  properties,
  required,
  ...more,
});
const text = { type: 'string' };
const closed = { additionalProperties: false };

type Case = [
  before: unknown,
  after: unknown,
  request: ChangeClass,
  response: ChangeClass,
  at: string,
  sentence: string,
];

const cases: Case[] = [
  // Types
  [text, { type: 'integer' }, 'breaking', 'breaking', '', 'was string, is integer now'],
  [{ type: 'integer' }, { type: 'number' }, 'harmless', 'breaking', '', 'was integer, is number now'],
  [{ type: 'number' }, { type: 'integer' }, 'breaking', 'harmless', '', 'was number, is integer now'],
  [text, { type: ['string', 'boolean'] }, 'harmless', 'breaking', '', 'was string, is string or boolean now'],
  [{ type: ['string', 'boolean'] }, text, 'breaking', 'harmless', '', 'was string or boolean, is string now'],
  [text, {}, 'harmless', 'breaking', '', 'was string, is anything now'],
  [{}, text, 'breaking', 'harmless', '', 'was anything, is string now'],
  [text, { type: ['string', 'null'] }, 'harmless', 'breaking', '', 'may be null now'],
  [{ type: ['string', 'null'] }, text, 'breaking', 'harmless', '', 'may not be null any more'],
  [text, { anyOf: [text, { type: 'null' }] }, 'harmless', 'breaking', '', 'may be null now'],
  [text, { type: 'string', nullable: true }, 'harmless', 'breaking', '', 'may be null now'],
  [object({ a: text }), { type: 'array', items: text }, 'breaking', 'breaking', '', 'was object, is array now'],
  // Values
  [{ enum: ['a', 'b'] }, { enum: ['a'] }, 'breaking', 'harmless', '', 'may not be "b" any more'],
  [{ enum: ['a'] }, { enum: ['a', 'b'] }, 'harmless', 'risky', '', 'may be "b" now'],
  [text, { type: 'string', enum: ['a'] }, 'breaking', 'harmless', '', 'may only be "a" now'],
  [{ type: 'string', enum: ['a'] }, text, 'harmless', 'risky', '', 'may be more than "a" now'],
  [{ const: 'a' }, { enum: ['a', 'b'] }, 'harmless', 'risky', '', 'may be "b" now'],
  [text, { type: 'string', pattern: '^a' }, 'breaking', 'harmless', '', 'must match ^a now'],
  [{ type: 'string', pattern: '^a' }, text, 'harmless', 'risky', '', 'need not match ^a any more'],
  [{ pattern: '^a' }, { pattern: '^b' }, 'breaking', 'risky', '', 'must match ^b instead of ^a'],
  [text, { type: 'string', format: 'uuid' }, 'breaking', 'harmless', '', 'is of the format uuid now'],
  [{ type: 'string', format: 'uuid' }, text, 'harmless', 'risky', '', 'is no longer of the format uuid'],
  [
    { format: 'date' },
    { format: 'date-time' },
    'breaking',
    'breaking',
    '',
    'is of the format date-time instead of date',
  ],
  [{ default: 1 }, { default: 2 }, 'risky', 'harmless', '', 'its default was 1, is 2 now'],
  // Bounds
  [{ minimum: 1 }, { minimum: 2 }, 'breaking', 'harmless', '', 'must be at least 2, was 1'],
  [{ minimum: 2 }, { minimum: 1 }, 'harmless', 'risky', '', 'must be at least 1, was 2'],
  [{}, { maximum: 9 }, 'breaking', 'harmless', '', 'must be at most 9, was anything'],
  [{ maximum: 9 }, {}, 'harmless', 'risky', '', 'must be at most anything, was 9'],
  [{ minimum: 1 }, { exclusiveMinimum: 1 }, 'breaking', 'harmless', '', 'must be more than 1, was 1'],
  [{ exclusiveMaximum: 5 }, { maximum: 5 }, 'harmless', 'risky', '', 'must be at most 5, was 5'],
  [{ maximum: 5 }, { exclusiveMaximum: 5 }, 'breaking', 'harmless', '', 'must be less than 5, was 5'],
  [{ minLength: 1 }, { minLength: 3 }, 'breaking', 'harmless', '', 'must be at least 3 characters, was 1 characters'],
  [{ maxLength: 9 }, { maxLength: 3 }, 'breaking', 'harmless', '', 'must be at most 3 characters, was 9 characters'],
  [{ maxLength: 3 }, { maxLength: 9 }, 'harmless', 'risky', '', 'must be at most 9 characters, was 3 characters'],
  [{ minItems: 0 }, { minItems: 1 }, 'breaking', 'harmless', '', 'must be at least 1 items, was 0 items'],
  [{ maxItems: 5 }, {}, 'harmless', 'risky', '', 'must be at most anything, was 5 items'],
  [{ maxProperties: 5 }, { maxProperties: 2 }, 'breaking', 'harmless', '', 'must be at most 2 members, was 5 members'],
  [{ multipleOf: 2 }, { multipleOf: 4 }, 'breaking', 'harmless', '', 'must be a multiple of 4, was of 2'],
  [{ multipleOf: 4 }, { multipleOf: 2 }, 'harmless', 'risky', '', 'must be a multiple of 2, was of 4'],
  [{ multipleOf: 2 }, { multipleOf: 3 }, 'breaking', 'risky', '', 'must be a multiple of 3, was of 2'],
  [{}, { multipleOf: 3 }, 'breaking', 'harmless', '', 'must be a multiple of 3 now'],
  [{}, { uniqueItems: true }, 'breaking', 'harmless', '', 'may hold no item twice now'],
  [{ uniqueItems: true }, {}, 'harmless', 'risky', '', 'may hold an item twice now'],
  // Members
  [object({ a: text }, ['a']), object({}), 'risky', 'breaking', '/a', 'is gone'],
  [object({ a: text }), object({}), 'risky', 'risky', '/a', 'is gone'],
  [object({ a: text }, [], closed), object({}, [], closed), 'breaking', 'risky', '/a', 'is gone, and refused'],
  [object({ a: text }, ['a'], closed), object({}, [], closed), 'breaking', 'breaking', '/a', 'is gone, and refused'],
  [object({ a: text }, ['a']), object({ b: text }, ['b']), 'breaking', 'breaking', '/a', 'is called b now'],
  [object({}), object({ a: text }), 'harmless', 'harmless', '/a', 'is new'],
  [object({}), object({ a: text }, ['a']), 'breaking', 'harmless', '/a', 'is new and required'],
  [object({}), object({ a: { default: 1 } }, ['a']), 'risky', 'harmless', '/a', 'is new and required, with a default'],
  [object({ a: text }), object({ a: text }, ['a']), 'breaking', 'harmless', '/a', 'is required now'],
  [
    object({ a: { default: 1 } }),
    object({ a: { default: 1 } }, ['a']),
    'risky',
    'harmless',
    '/a',
    'is required now, with a default',
  ],
  [object({ a: text }, ['a']), object({ a: text }), 'harmless', 'breaking', '/a', 'is no longer required'],
  [object({}), object({}, [], closed), 'breaking', 'harmless', '', 'may hold no other members any more'],
  [object({}, [], closed), object({}), 'harmless', 'harmless', '', 'may hold other members now'],
  [
    { additionalProperties: text },
    { additionalProperties: { type: 'integer' } },
    'breaking',
    'breaking',
    '/*',
    'was string, is integer now',
  ],
  [
    object({ 'a/b': text }),
    object({ 'a/b': { type: 'integer' } }),
    'breaking',
    'breaking',
    '/a~1b',
    'was string, is integer now',
  ],
  [object({ a: text }), object({ a: { ...text, deprecated: true } }), 'harmless', 'harmless', '/a', 'is deprecated'],
  // Lists and alternatives
  [
    { type: 'array', items: text },
    { type: 'array', items: { type: 'integer' } },
    'breaking',
    'breaking',
    '/*',
    'was string, is integer now',
  ],
  [{ type: 'array' }, { type: 'array', items: text }, 'breaking', 'harmless', '/*', 'was anything, is string now'],
  [
    { oneOf: [text, { type: 'integer' }] },
    { oneOf: [text] },
    'breaking',
    'harmless',
    '',
    'may not be integer any more',
  ],
  [{ anyOf: [text] }, { anyOf: [text, { type: 'integer' }] }, 'harmless', 'breaking', '', 'may be integer now'],
  [{}, { oneOf: [text, { type: 'integer' }] }, 'breaking', 'harmless', '', 'must be string or integer now'],
  [{ oneOf: [text, { type: 'integer' }] }, {}, 'harmless', 'breaking', '', 'need not be string or integer any more'],
  [
    { oneOf: [object({ kind: { const: 'card' }, no: text }), object({ kind: { const: 'cash' } })] },
    { oneOf: [object({ kind: { const: 'cash' } }), object({ kind: { const: 'card' }, no: { type: 'integer' } })] },
    'breaking',
    'breaking',
    '/(kind "card")/no',
    'was string, is integer now',
  ],
  [{ not: text }, { not: { type: 'integer' } }, 'risky', 'risky', '', 'its "not" changed; that is not compared'],
  [
    { patternProperties: { a: text } },
    {},
    'risky',
    'risky',
    '',
    'its "patternProperties" changed; that is not compared',
  ],
];

test.each(cases)('%j → %j: %s for requests, %s for answers', (before, after, request, response, at, sentence) => {
  expect(changes(before, after, 'request')).toEqual([[request, at, sentence]]);
  expect(changes(before, after, 'response')).toEqual([[response, at, sentence]]);
});

test.each([
  [
    'an allOf and what it comes to',
    { allOf: [object({ a: text }, ['a']), object({ b: text }, ['b'])] },
    object({ a: text, b: text }, ['b', 'a']),
  ],
  ['a const and an enum of it', { const: 'a' }, { enum: ['a'] }],
  ['a nullable and a type', { type: 'string', nullable: true }, { type: ['null', 'string'] }],
  ['alternatives in another order', { oneOf: [text, { type: 'integer' }] }, { oneOf: [{ type: 'integer' }, text] }],
  ['descriptions and examples', { ...text, description: 'old', example: 'a' }, { ...text, description: 'new' }],
])('%s are the same', (_, before, after) => {
  expect(changes(before, after, 'request')).toEqual([]);
  expect(changes(before, after, 'response')).toEqual([]);
});

test('what is only read is not missed in requests, what is only written not in answers', () => {
  const before = object({ id: { ...text, readOnly: true }, pin: { ...text, writeOnly: true } }, ['id', 'pin']);
  expect(changes(before, object({ pin: { ...text, writeOnly: true } }, ['pin']), 'request')).toEqual([]);
  expect(changes(before, object({ id: { ...text, readOnly: true } }, ['id']), 'response')).toEqual([]);
  expect(
    changes(object({ pin: text }, ['pin']), object({ pin: { ...text, writeOnly: true } }, ['pin']), 'response'),
  ).toEqual([['breaking', '/pin', 'is gone']]);
});

test('schemas that hold themselves, and what they refer to, are compared', () => {
  const node = (value: string) => ({
    Node: object({ value: { type: value }, next: { $ref: '#/components/schemas/Node' } }),
  });
  const ref = { $ref: '#/components/schemas/Node' };
  const before = documentOf(ref, 'response', node('string'));
  expect(openapiChanges(before, documentOf(ref, 'response', node('integer')))).toEqual([
    { class: 'breaking', operation: 'POST /a', at: 'response 200 /value', sentence: 'was string, is integer now' },
  ]);
  expect(openapiChanges(before, documentOf(node('string').Node, 'response', node('string')))).toEqual([]);
});
