import { expect, test } from 'vitest';
import { parsePact } from '../pact-file.ts';
import { judgeVerification, missingHandlers } from './judge-verification.ts';
import type { Verification } from './verify-pact.ts';

const request = { type: 'Synchronous/HTTP', description: 'an order', providerStates: [{ name: 'an order exists' }] };
const message = { type: 'Asynchronous/Messages', description: 'order.placed', contents: {}, metadata: { key: '1' } };
const parties = { consumer: { name: 'web' }, provider: { name: 'order' } };
const pact = parsePact({ ...parties, interactions: [request, message] }, 'web-order.json');
const ok = (interactionId: string, description: string) => ({
  interactionId,
  description,
  providerStates: [],
  result: 'OK',
});
const verification: Verification = {
  results: [ok('http-0', 'an order'), ok('http-1', 'order.placed')],
  made: new Map([['http-1', { message: { content: {}, metadata: { key: '7' } } }]]),
  stateProblems: [],
  exchanges: [],
  crash: undefined,
  log: '',
};

test('passes when every interaction was verified', () => {
  expect(judgeVerification(pact, verification)).toMatchObject({ verdict: 'pass' });
});

test('an interaction that was not verified is a failure, whatever the verifier says', () => {
  expect(judgeVerification(pact, { ...verification, results: [ok('http-0', 'an order')] })).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('"order.placed": was not verified'),
  });
});

test('a result counts for its own interaction, not for another one of the same description', () => {
  const twice = parsePact(
    { ...parties, interactions: [request, { ...request, providerStates: [] }] },
    'web-order.json',
  );
  const results = [ok('http-0', 'an order'), ok('http-0', 'an order')];
  expect(judgeVerification(twice, { ...verification, results }).reason).toContain('"an order": was not verified');
});

test('a message that was not made is a failure, even if Pact let it pass', () => {
  const thrown = { ...verification, made: new Map([['http-1', { problem: 'making it threw: boom' }]]) };
  expect(judgeVerification(pact, thrown).reason).toContain('"order.placed": making it threw: boom');
  expect(judgeVerification(pact, { ...verification, made: new Map() }).reason).toContain('never asked for the message');
});

test('metadata that is not there is a failure', () => {
  const bare = { ...verification, made: new Map([['http-1', { message: { content: {} } }]]) };
  expect(judgeVerification(pact, bare).reason).toContain('"order.placed": has no metadata "key"');
});

test('a state that could not be brought about is a failure', () => {
  const failed = { ...verification, stateProblems: ['state "an order exists" (teardown): no database'] };
  expect(judgeVerification(pact, failed)).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('no database'),
  });
});

test('a mismatch names the edge, the place and what was there', () => {
  const mismatches = [{ path: '$.total', mismatch: "Expected '5' (String) to be an integer" }];
  const broken = { ...ok('http-0', 'an order'), result: 'Error', mismatch: { mismatches } };
  const outcome = judgeVerification(pact, { ...verification, results: [broken, ...verification.results.slice(1)] });
  expect(outcome.reason).toBe(
    `web→order: order breaks what web relies on: "an order": $.total Expected '5' (String) to be an integer`,
  );
});

test('a verifier without a result cannot tell', () => {
  expect(judgeVerification(pact, { ...verification, crash: 'it died' })).toMatchObject({ verdict: 'inconclusive' });
});

test('what nobody handles is named before the verifier would pass over it', () => {
  const synchronous = { type: 'Synchronous/Messages', description: 'a question' };
  const given = { ...message, providerStates: [{ name: 'it is night' }] };
  const more = parsePact({ ...parties, interactions: [request, given, synchronous] }, 'web-order.json');
  expect(missingHandlers(more, {})).toEqual([
    'no handler for the state "an order exists"',
    'no handler for the state "it is night"',
    'nothing makes the message "order.placed"',
    '"a question" is a synchronous message, which cannot be verified',
  ]);
});
