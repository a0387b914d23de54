import { expect, test } from 'vitest';
import { k6Ending } from './k6-ending.ts';

const summary = { requests: 1, iterations: 1, dropped: 0 };
const ended = (code: number | null, signal: NodeJS.Signals | null = null, late = false) => ({ code, signal, late });

test('exit code 0 with a summary is complete; without one it is not', () => {
  expect(k6Ending(ended(0), summary, [])).toEqual({ complete: true });
  expect(k6Ending(ended(0), undefined, [])).toMatchObject({
    complete: false,
    reason: 'k6 did not finish: it left no summary',
  });
});

test.for([
  [104, 'configuration'],
  [105, 'stopped from outside'],
  [107, 'threw before any user came'],
  [108, 'ended the whole test'],
  [110, 'marked the whole test as failed'],
  [255, 'exit code 255'],
] as const)('exit code %i is not complete, summary or not', ([code, word]) => {
  const ending = k6Ending(ended(code), summary, ['a', 'b', 'the last words']);
  expect(ending).toMatchObject({ complete: false, reason: expect.stringContaining(word) });
  expect(ending).toMatchObject({ reason: expect.stringContaining('the last words') });
});

test('a signal and the time limit are named', () => {
  expect(k6Ending(ended(null, 'SIGKILL'), undefined, [])).toMatchObject({ reason: expect.stringContaining('SIGKILL') });
  expect(k6Ending(ended(105, null, true), summary, [])).toMatchObject({
    reason: expect.stringContaining('time limit'),
  });
});
