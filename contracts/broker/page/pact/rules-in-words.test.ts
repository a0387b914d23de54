import { expect, it } from 'vitest';
import { rulesInWords } from './rules-in-words.ts';

it('reads version 2, where the path says the place', () => {
  expect(
    rulesInWords({
      '$.body.items': { min: 1, match: 'type' },
      '$.body.items[*].isbn': { match: 'regex', regex: '^97' },
      '$.headers.Accept': { regex: 'json' },
      "$.headers['X-Id']": { match: 'type' },
      '$.path': { match: 'regex', regex: '/a' },
    }),
  ).toEqual([
    { where: 'body $.items', says: 'at least 1, each like the example' },
    { where: 'body $.items[*].isbn', says: 'matches /^97/' },
    { where: 'headers Accept', says: 'matches /json/' },
    { where: 'headers X-Id', says: 'any value of the same type' },
    { where: 'path', says: 'matches //a/' },
  ]);
});

it('reads versions 3 and 4, where places have lists of rules', () => {
  const all = (combine: string, ...matchers: object[]) => ({ combine, matchers });
  expect(
    rulesInWords({
      body: {
        '$.id': all('AND', { match: 'integer' }),
        '$.at': all('OR', { match: 'datetime', format: 'yyyy' }, { match: 'null' }),
        '$.tags': all('AND', { match: 'type', min: 1, max: 3 }),
        '$.map': all('AND', { match: 'eachKey', rules: [{ match: 'regex', regex: 'a+' }] }, { match: 'eachValue' }),
      },
      path: all('AND', { match: 'regex', regex: '/loans/\\d+' }),
      status: { $: all('AND', { match: 'statusCode', status: 'success' }) },
    }),
  ).toEqual([
    { where: 'body $.id', says: 'any whole number' },
    { where: 'body $.at', says: 'any datetime as yyyy, or null' },
    { where: 'body $.tags', says: '1 to 3, each like the example' },
    { where: 'body $.map', says: 'each key matches /a+/, and each value like the example' },
    { where: 'path', says: 'matches //loans/\\d+/' },
    { where: 'status $', says: 'a status that is a success (2xx)' },
  ]);
});

it('shows a rule that it does not know as it is, and nothing where there are none', () => {
  expect(rulesInWords({ path: { matchers: [{ match: 'plugin', a: 1 }] } })).toEqual([
    { where: 'path', says: 'plugin {"match":"plugin","a":1}' },
  ]);
  expect([undefined, null, [], 'x', { body: 7 }].flatMap(rulesInWords)).toEqual([]);
});
