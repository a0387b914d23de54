import { expect, test } from 'vitest';
import { failureDetail } from './failure-detail.ts';

const failed = (description: string, more = {}) => ({ success: false, interactionDescription: description, ...more });

test.each([
  [
    [failed('an order', { mismatches: [{ attribute: 'body', description: 'no `reason`' }] })],
    'fails "an order": no `reason`',
  ],
  [[failed('an order', { exceptions: [{ message: 'connection refused' }] })], 'fails "an order": connection refused'],
  [[{ success: true }, failed('an order'), failed('a bill')], 'fails "an order" (and 1 more)'],
  [[{ success: false }], 'fails "an interaction"'],
  [[{ success: true }], undefined],
  [[], undefined],
  ['whatever', undefined],
  [undefined, undefined],
])('%j is told as %s', (results, detail) => {
  expect(failureDetail(results)).toBe(detail);
});
