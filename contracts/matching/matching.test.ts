import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { type ExpectedAnswer, expectationsOf, matchAnswer, matchMessage, UnsupportedError } from './index.ts';

const pact = (...interactions: Json[]) => ({ interactions, metadata: { pactSpecification: { version: '4.0' } } });
const json = (content: unknown) => ({ contentType: 'application/json', encoded: false, content });
const rule = (...matchers: Json[]) => ({ combine: 'AND', matchers });

function answer(body: unknown, rules: Json = {}, more: Json = {}): ExpectedAnswer {
  const response = { status: 200, body: json(body), matchingRules: { body: rules }, ...more };
  const [expectation] = expectationsOf(pact({ type: 'Synchronous/HTTP', description: 'd', request: {}, response }));
  if (expectation?.kind !== 'http') throw new Error('no answer');
  return expectation.answer;
}
const say = (expected: ExpectedAnswer, body: unknown, more: Json = {}) =>
  matchAnswer(expected, { status: 200, headers: { 'content-type': 'application/json' }, body, ...more }).map(
    ({ path, reason }) => `${path} ${reason}`.trim(),
  );
const type = rule({ match: 'type' });

type Case = [name: string, expected: unknown, rules: Json, good: unknown[], bad: [actual: unknown, path: string][]];
const cases: Case[] = [
  [
    'equality without a rule',
    { a: 1 },
    {},
    [{ a: 1 }, { a: 1, b: 2 }],
    [
      [{ a: 2 }, '$.a'],
      [{}, '$.a'],
      [[], '$'],
    ],
  ],
  [
    'a type',
    { a: 1 },
    { '$.a': type },
    [{ a: 2.5 }],
    [
      [{ a: '1' }, '$.a'],
      [{ a: null }, '$.a'],
    ],
  ],
  [
    'a type below',
    { a: { b: 'x' } },
    { $: type },
    [{ a: { b: 'y' } }],
    [
      [{ a: { b: 1 } }, '$.a.b'],
      [{ a: {} }, '$.a.b'],
    ],
  ],
  [
    'a regular expression',
    { a: 'x1' },
    { '$.a': rule({ match: 'regex', regex: '^x\\d$' }) },
    [{ a: 'x2' }],
    [[{ a: 'y' }, '$.a']],
  ],
  [
    'a flag in front',
    { a: 'x' },
    { '$.a': rule({ match: 'regex', regex: '(?i)^X$' }) },
    [{ a: 'X' }],
    [[{ a: 'y' }, '$.a']],
  ],
  [
    'an integer',
    { a: 1 },
    { '$.a': rule({ match: 'integer' }) },
    [{ a: 7 }],
    [
      [{ a: 1.5 }, '$.a'],
      [{ a: '1' }, '$.a'],
    ],
  ],
  ['a decimal', { a: 1.5 }, { '$.a': rule({ match: 'decimal' }) }, [{ a: 2.5 }], [[{ a: 1 }, '$.a']]],
  ['a number', { a: 1 }, { '$.a': rule({ match: 'number' }) }, [{ a: 2.5 }], [[{ a: '1' }, '$.a']]],
  ['a boolean', { a: true }, { '$.a': rule({ match: 'boolean' }) }, [{ a: false }, { a: 'true' }], [[{ a: 0 }, '$.a']]],
  ['a null', { a: null }, { '$.a': rule({ match: 'null' }) }, [{ a: null }], [[{ a: 0 }, '$.a']]],
  ['a part', { a: 'abc' }, { '$.a': rule({ match: 'include', value: 'b' }) }, [{ a: 'xbx' }], [[{ a: 'x' }, '$.a']]],
  [
    'something',
    { a: 'x' },
    { '$.a': rule({ match: 'notEmpty' }) },
    [{ a: 'y' }, { a: 0 }],
    [
      [{ a: '' }, '$.a'],
      [{ a: null }, '$.a'],
    ],
  ],
  ['a version', { a: '1.0.0' }, { '$.a': rule({ match: 'semver' }) }, [{ a: '2.1.0-rc.1' }], [[{ a: '1' }, '$.a']]],
  [
    'a date',
    { a: '2026-01-01' },
    { '$.a': rule({ match: 'date' }) },
    [{ a: '2026-12-31' }],
    [[{ a: '2026-13-01' }, '$.a']],
  ],
  [
    'a date and time',
    { a: '' },
    { '$.a': rule({ match: 'timestamp', format: "yyyy-MM-dd'T'HH:mm:ss.SSSX" }) },
    [{ a: '2026-01-01T12:00:00.000Z' }, { a: '2026-01-01T12:00:00.1+0130' }],
    [
      [{ a: '2026-01-01 12:00:00.000Z' }, '$.a'],
      [{ a: '2026-01-01T25:00:00.000Z' }, '$.a'],
    ],
  ],
  [
    'one of two rules',
    { a: 1 },
    { '$.a': { combine: 'OR', matchers: [{ match: 'null' }, { match: 'integer' }] } },
    [{ a: null }, { a: 3 }],
    [[{ a: 'x' }, '$.a']],
  ],
  [
    'two rules',
    { a: 'ab' },
    { '$.a': rule({ match: 'regex', regex: 'a' }, { match: 'regex', regex: 'b' }) },
    [{ a: 'ba' }],
    [[{ a: 'a' }, '$.a']],
  ],
  [
    'a list without a rule',
    { a: [1] },
    {},
    [{ a: [1] }],
    [
      [{ a: [1, 2] }, '$.a'],
      [{ a: [] }, '$.a'],
      [{ a: [2] }, '$.a[0]'],
    ],
  ],
  [
    'a list of at least one',
    { a: [{ b: 1 }] },
    { '$.a': rule({ match: 'type', min: 1 }) },
    [{ a: [{ b: 2 }, { b: 3 }] }],
    [
      [{ a: [] }, '$.a'],
      [{ a: [{ b: 2 }, { b: 'x' }] }, '$.a[1].b'],
      [{ a: [{}] }, '$.a[0].b'],
    ],
  ],
  [
    'a list of at most one',
    { a: [1] },
    { '$.a': rule({ match: 'type', max: 1 }) },
    [{ a: [2] }, { a: [] }],
    [[{ a: [1, 2] }, '$.a']],
  ],
  [
    'the more exact rule',
    { a: [{ b: 1 }] },
    { '$.a': type, '$.a[*].b': rule({ match: 'integer' }) },
    [{ a: [{ b: 2 }] }],
    [[{ a: [{ b: 1.5 }] }, '$.a[0].b']],
  ],
  ['an empty example', { a: [] }, { '$.a': type }, [{ a: [] }, { a: [1, 'x'] }], [[{ a: {} }, '$.a']]],
  [
    'what a list holds',
    { a: ['x', 1] },
    { '$.a': rule({ match: 'arrayContains', variants: [{ index: 1, rules: { $: rule({ match: 'integer' }) } }] }) },
    [{ a: ['y', 7] }],
    [[{ a: ['y'] }, '$.a']],
  ],
  [
    'each value',
    { a: { x: 1 } },
    { '$.a': rule({ match: 'eachValue', rules: [{ match: 'integer' }] }) },
    [{ a: { y: 2 } }, { a: {} }],
    [[{ a: { y: 'z' } }, '$.a.y']],
  ],
  [
    'each value of a list',
    { a: [1] },
    { '$.a': rule({ match: 'eachValue', rules: [{ match: 'integer' }] }) },
    [{ a: [1, 2] }],
    [[{ a: [1, 'z'] }, '$.a[1]']],
  ],
  [
    'each key',
    { a: { x1: 1 } },
    { '$.a': rule({ match: 'eachKey', rules: [{ match: 'regex', regex: '^x' }] }) },
    [{ a: { x1: 1, x2: 2 } }, { a: { x2: 5 } }],
    [[{ a: { y: 1 } }, '$.a.y']],
  ],
  [
    'names in quotes',
    { 'a b': [{ "it's": 1 }] },
    { "$['a b'][*]['it\\'s']": type },
    [{ 'a b': [{ "it's": 2 }] }],
    [[{ 'a b': [{ "it's": 'x' }] }, "$['a b'][0]['it's']"]],
  ],
];
test.each(cases)('%s', (_, expected, rules, good, bad) => {
  const expectation = answer(expected, rules);
  for (const actual of good) expect(say(expectation, actual)).toEqual([]);
  for (const [actual, path] of bad) {
    const said = say(expectation, actual);
    expect(said.length, JSON.stringify(actual)).toBeGreaterThan(0);
    expect(said[0]?.split(' ex')[0]).toContain(path);
  }
});

test('a status is the expected one, or of its kind', () => {
  expect(say(answer({}), {}, { status: 201 })).toEqual(['expected 200, got 201']);
  const of = (status: unknown) => answer({}, {}, { matchingRules: { status: rule({ match: 'statusCode', status }) } });
  expect(say(of('success'), {}, { status: 204 })).toEqual([]);
  expect(say(of('success'), {}, { status: 404 })).toEqual(['expected success, got 404']);
  expect(say(of([404, 410]), {}, { status: 410 })).toEqual([]);
});

test('headers are there, whatever the case of their names, and as their rules say', () => {
  const headers = { 'Content-Type': ['application/json'], 'X-Id': ['5'], Vary: ['a, b'] };
  const rules = { header: { 'X-Id': rule({ match: 'regex', regex: '^\\d+$' }) } };
  const expected = answer({}, {}, { headers, matchingRules: rules });
  const given = { 'content-type': 'application/json; charset=utf-8', 'x-id': '77', vary: 'a,b' };
  expect(say(expected, {}, { headers: given })).toEqual([]);
  expect(say(expected, {}, { headers: { ...given, 'x-id': 'x' } })).toEqual(['X-Id expected "x" to match ^\\d+$']);
  expect(say(expected, {}, { headers: { ...given, vary: 'b, a' } })).toHaveLength(2);
  expect(say(expected, {}, { headers: {} })).toEqual(['Content-Type is missing', 'X-Id is missing', 'Vary is missing']);
});

test('a body of another type, or none, is not what was expected; one that was not asked for may be there', () => {
  expect(say(answer({ a: 1 }), '<a/>', { headers: { 'content-type': 'text/html' } })).toEqual([
    '$ expected application/json, got text/html',
  ]);
  expect(say(answer({ a: 1 }), undefined)).toEqual(['$ is missing']);
  expect(say(answer({}, {}, { body: undefined }), { a: 1 })).toEqual([]);
  expect(say(answer(null), { a: 1 })).toEqual(['$ expected none, got {"a":1}']);
});

test('a message has the content and the metadata that are expected', () => {
  const message = {
    type: 'Asynchronous/Messages',
    contents: json({ total: 5 }),
    metadata: { contentType: 'application/json', key: 'o-7', topic: 'orders' },
    matchingRules: { body: { '$.total': rule({ match: 'integer' }) }, metadata: { key: type } },
  };
  const [expectation] = expectationsOf(pact(message));
  if (expectation?.kind !== 'message') throw new Error('no message');
  const told = (content: unknown, metadata: Json) => matchMessage(expectation.message, { content, metadata });
  const metadata = { contentType: 'application/json', key: 'o-8', topic: 'orders' };
  expect(told({ total: 6 }, metadata)).toEqual([]);
  expect(told({ total: '6' }, { ...metadata, topic: 'others', key: undefined })).toMatchObject([
    { part: 'body', path: '$.total' },
    { part: 'metadata', path: 'key', reason: 'is missing' },
    { part: 'metadata', path: 'topic' },
  ]);
});

test('pacts of version 2 and 3 are read too', () => {
  const response = { status: 200, headers: { 'X-Id': '5' }, body: { a: { b: 1 } } };
  const rules = { '$.body.a.b': { match: 'type' }, '$.headers.X-Id': { regex: '\\d' } };
  const old = {
    interactions: [
      { description: 'd', providerState: 's', request: {}, response: { ...response, matchingRules: rules } },
    ],
  };
  const [two] = expectationsOf(old);
  expect(two).toMatchObject({ states: ['s'], kind: 'http' });
  if (two?.kind !== 'http') throw new Error('no answer');
  const headers = { 'x-id': '8', 'content-type': 'application/json' };
  expect(matchAnswer(two.answer, { status: 200, headers, body: { a: { b: 2 } } })).toEqual([]);
  expect(matchAnswer(two.answer, { status: 200, headers, body: { a: { b: 'x' } } })).toHaveLength(1);
  const three = {
    messages: [
      {
        description: 'm',
        providerStates: [{ name: 's' }],
        contents: { a: 1 },
        metaData: {},
        matchingRules: { body: { '$.a': type } },
      },
    ],
    metadata: { pactSpecification: { version: '3.0.0' } },
  };
  const [message] = expectationsOf(three);
  if (message?.kind !== 'message') throw new Error('no message');
  expect(matchMessage(message.message, { content: { a: 2 }, metadata: {} })).toEqual([]);
  expect(matchMessage(message.message, { content: { a: 'x' }, metadata: {} })).toHaveLength(1);
});

test('what cannot be judged is said, not passed', () => {
  expect(() => say(answer({ a: 1 }, { '$.a': rule({ match: 'protobuf-magic' }) }), { a: 1 })).toThrow(UnsupportedError);
  expect(() => say(answer({ a: 1 }, { '$.a': rule({ match: 'date', format: 'QQQ' }) }), { a: 1 })).toThrow(/letter Q/);
  expect(() => say(answer({ a: 1 }, { '$.a': rule({ match: 'regex', regex: '(?<a' }) }), { a: 1 })).toThrow(
    UnsupportedError,
  );
  const xml = answer({}, {}, { body: { contentType: 'application/xml', content: '<a/>' } });
  expect(() => say(xml, '<a/>', { headers: { 'content-type': 'application/xml' } })).toThrow(/application\/xml/);
});
