import { expect, test } from 'vitest';
import { readRetryAfter } from './retry-after.ts';

const now = () => Date.parse('2026-11-24T16:00:00Z');

test.each([
  ['3', 3_000],
  ['0', 0],
  ['Tue, 24 Nov 2026 16:00:05 GMT', 5_000],
  ['Tuesday, 24-Nov-26 16:00:05 GMT', 5_000],
  ['Tue, 24 Nov 2026 15:59:00 GMT', 0],
])('%s is a pause of %d ms', (value, ms) => expect(readRetryAfter(value, now)).toBe(ms));

test.each([undefined, null, '', '-1', '1.5', 'soon', '2026-11-24', '99999999999'])('%s is no pause', (value) =>
  expect(readRetryAfter(value, now)).toBeUndefined(),
);
