import { expect, test } from 'vitest';
import { BrokerError } from '../http/index.ts';
import { parseNestedQuery } from './index.ts';

/** With a prototype again, for comparing. */
const parsed = (queryString: string): unknown => JSON.parse(JSON.stringify(parseNestedQuery(queryString)));

test.each([
  ['', {}],
  ['a=1&b=', { a: '1', b: '' }],
  ['a', { a: null }],
  ['a=1&a=2', { a: '2' }],
  ['a=x=y', { a: 'x=y' }],
  ['&&a=1&', { a: '1' }],
  ['a[]=1&a[]=2', { a: ['1', '2'] }],
  ['a[b]=1&a[c][d]=2', { a: { b: '1', c: { d: '2' } } }],
  ['ignore[]=Foo&ignore[]=Bar', { ignore: ['Foo', 'Bar'] }],
  ['ignore[]=Foo&ignore[][pacticipant]=Bar', { ignore: ['Foo', { pacticipant: 'Bar' }] }],
  ['q[][pacticipant]=A&q[][version]=1', { q: [{ pacticipant: 'A', version: '1' }] }],
  [
    'q[][pacticipant]=A&q[][version]=1&q[][pacticipant]=B',
    { q: [{ pacticipant: 'A', version: '1' }, { pacticipant: 'B' }] },
  ],
  ['q[]pacticipant=A&q[]version=1&q[]pacticipant=B', { q: [{ pacticipant: 'A', version: '1' }, { pacticipant: 'B' }] }],
  [
    'q[][pacticipant]=A&q[][pacticipant]=B&q[][version]=1&q[][version]=2',
    { q: [{ pacticipant: 'A' }, { pacticipant: 'B', version: '1' }, { version: '2' }] },
  ],
  ['q[][tags][]=a&q[][tags][]=b', { q: [{ tags: ['a', 'b'] }] }],
  ['q[][a][b]=1&q[][a][c]=2&q[][a][b]=3', { q: [{ a: { b: '1', c: '2' } }, { a: { b: '3' } }] }],
  ['s[][b]=main&s[][l]=true&s[][cv]=7&p=true', { s: [{ b: 'main', l: 'true', cv: '7' }], p: 'true' }],
  ['q%5B%5D%5Bversion%5D=1%2B2+3', { q: [{ version: '1+2 3' }] }],
  ['a[=1', { 'a[': '1' }],
  ['[a]=1', { '[a]': '1' }],
  ['a[b=1', { a: { '[b': '1' } }],
  ['=1', {}],
])('%s is read as Rack reads it', (queryString, expected) => {
  expect(parsed(queryString)).toEqual(expected);
});

test('names of the prototype are names like any other', () => {
  const query = parseNestedQuery('__proto__[polluted]=1&constructor[prototype][polluted]=1&q[][__proto__][polluted]=1');
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.keys(query)).toEqual(['__proto__', 'constructor', 'q']);
  expect(Object.getPrototypeOf(query)).toBeNull();
});

test.each([
  ['a=1&a[]=2', 'a is a list in one place of the query and not in another'],
  ['a[]=1&a[b]=2', 'a has names within it in one place of the query and not in another'],
  ['a=%zz', 'the query holds a broken percent-encoding: %zz'],
  ['a=%ff', 'the query holds a broken percent-encoding: %ff'],
  [`a${'[b]'.repeat(200)}=1`, 'the query nests deeper than 100 names'],
  ['a=1&'.repeat(5_000), 'the query has 5000 parameters; the limit is 4096'],
])('%.20s… is refused with the reason', (queryString, reason) => {
  expect(() => parseNestedQuery(queryString)).toThrow(new BrokerError(400, { errors: [reason] }));
});
