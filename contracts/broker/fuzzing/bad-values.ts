import type { Random } from '../../../harness/random.ts';

/** What has broken servers before: as a segment of a path, a value of a query, a text in a body. */
const texts: readonly string[] = [
  '',
  ' ',
  '.',
  '..',
  '../../../etc/passwd',
  '..\\..\\windows',
  '/etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  'true',
  '0',
  '-1',
  '1e309',
  '9007199254740993',
  '99999999999999999999999999',
  "' or 1=1 --",
  '"; drop table pacticipant; --',
  '%',
  '%25',
  '?',
  '#',
  '*',
  '+',
  '&=;',
  '[]',
  '{{7*7}}',
  '${pactbroker.pactUrl}',
  '<script>alert(1)</script>',
  'a\u0000b',
  'a\r\nSet-Cookie: a=b',
  'ÅéßΩ',
  'name\u202ereversed',
  '👩‍👩‍👧',
  '\ud800',
  '\ufffe',
  'latest',
  'all',
  'label',
  'x'.repeat(300),
  'y'.repeat(5_000),
];

/** Segments that are no percent-encoding, or one that goes wrong when it is decoded, once or twice. */
const rawSegments: readonly string[] = [
  '%',
  '%2',
  '%zz',
  '%00',
  '%0d%0a',
  '%c3%28',
  '%ed%a0%80',
  '%ff%fe',
  '%2e%2e%2f%2e%2e%2f',
  '%252e%252e%252f',
  '%u0041',
  '..;',
  ';a=b',
  '',
];

const others: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  2 ** 53,
  [],
  {},
  [[]],
  [null],
  [{}],
  { name: {} },
  { length: 3 },
  { toString: 1, valueOf: 2 },
];

export const badText = (random: Random): string => random.pick(texts);

/** As it goes into the path: encoded as it should be, or not. */
export const badSegment = (random: Random): string =>
  random.int(3) === 0 ? random.pick(rawSegments) : encodeURIComponent(badText(random).toWellFormed());

/** Anything JSON can say, but what is wanted. */
export function badValue(random: Random): unknown {
  switch (random.int(6)) {
    case 0:
      return nested(random.pick([10, 60, 500]));
    case 1:
      return { ['__proto__']: { polluted: true }, constructor: { prototype: { polluted: true } } };
    case 2:
      return 'x'.repeat(random.pick([1_000, 100_000]));
    case 3:
      return random.pick(others);
    default:
      return badText(random);
  }
}

const nested = (levels: number): unknown => {
  let value: unknown = 'deep';
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};
