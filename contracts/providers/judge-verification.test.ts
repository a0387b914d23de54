import { expect, test } from 'vitest';
import type { Pact } from '../pact-file.ts';
import { judgeVerification, missingHandlers } from './judge-verification.ts';

const pact: Pact = {
  file: 'web-order.json',
  consumer: 'web',
  provider: 'order',
  interactions: [
    { description: 'an order', kind: 'http', states: ['an order exists'] },
    { description: 'order.placed', kind: 'message', states: [] },
  ],
};
const ok = (description: string) => ({ description, result: 'OK' as const });
const verification = { results: [ok('an order'), ok('order.placed')], brokenHandlers: [], crash: undefined, log: '' };

test('passes when every interaction was verified', () => {
  expect(judgeVerification(pact, verification)).toMatchObject({ verdict: 'pass' });
});

test('an interaction that was not verified is a failure, whatever the verifier says', () => {
  const outcome = judgeVerification(pact, { ...verification, results: [ok('an order')] });
  expect(outcome).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('"order.placed" was not verified'),
  });
});

test('a handler that threw is a failure, even if Pact let it pass', () => {
  const outcome = judgeVerification(pact, { ...verification, brokenHandlers: ['message "order.placed": boom'] });
  expect(outcome).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('boom') });
});

test('a mismatch names the edge, the place and what was there', () => {
  const mismatch = {
    mismatches: [{ type: 'BodyMismatch', path: '$.total', mismatch: "Expected '5' (String) to be an integer" }],
  };
  const outcome = judgeVerification(pact, {
    ...verification,
    results: [{ description: 'an order', result: 'Error', mismatch }, ok('order.placed')],
  });
  expect(outcome.reason).toBe(
    `web→order: order breaks what web relies on: "an order": $.total Expected '5' (String) to be an integer`,
  );
});

test('a verifier without a result cannot tell', () => {
  expect(judgeVerification(pact, { ...verification, crash: 'it died' })).toMatchObject({ verdict: 'inconclusive' });
});

test('states and messages that nobody handles are named before the verifier would pass over them', () => {
  expect(missingHandlers(pact, {})).toEqual([
    'no handler for the state "an order exists"',
    'nothing makes the message "order.placed"',
  ]);
});
