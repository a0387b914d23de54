import { expect, test } from 'vitest';
import { createSpanStore } from '../../harness/telemetry/index.ts';
import type { JourneyResult } from '../../synthetic/index.ts';
import { culprits } from '../judge/culprit.ts';
import { defineCrowd } from './crowd.ts';
import { judgeCrowd } from './judge-crowd.ts';

const crowd = defineCrowd({
  ...{ id: 'rush', title: 'A rush', journey: 'order.ts', step: 'order', users: 10, far: { 'order→postgres': 40 } },
});
const went = (durationMs: number, message?: string): JourneyResult => ({
  ...{
    journey: 'order',
    iteration: 0,
    startMs: 0,
    durationMs,
    requests: [],
    acknowledged: [],
    ok: message === undefined,
  },
  ...(message === undefined
    ? {}
    : { failure: { step: 'order', message, kind: 'failure', traceId: undefined } as const }),
  steps: [{ name: 'order', startMs: 0, durationMs, ok: message === undefined }],
});
const all = (count: number, ms: number) => Array.from({ length: count }, () => went(ms));
const queue = (count: number, ms: number) => Array.from({ length: count }, (_, index) => went((index + 1) * ms));
const judge = (alone: JourneyResult[], crowds: JourneyResult[][]) =>
  judgeCrowd(crowd, { alone, crowds }, culprits(createSpanStore()));

test('users who are served side by side pass', () => {
  expect(judge(all(5, 100), [all(10, 150)])).toMatchObject({ verdict: 'pass' });
});

test('users who queue fail, and the edge is named', () => {
  expect(judge(all(5, 100), [queue(10, 100), queue(10, 90)])).toEqual({
    verdict: 'fail',
    reason:
      'order→postgres: "order" takes 100 ms alone, 450 ms when 10 users come at once (4.5 times, at most 2): users wait for each other',
  });
});

test('a crowd that had bad luck may come again', () => {
  expect(judge(all(5, 100), [all(10, 900), all(10, 150)])).toMatchObject({ verdict: 'pass' });
});

test('what works alone and never in a crowd fails', () => {
  const refused = [...all(9, 100), went(2_000, 'POST /orders answered 503')];
  expect(judge(all(5, 100), [refused, refused])).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining(
      'fails when 10 users come at once: 2 ×, first in "order": POST /orders answered 503',
    ),
  });
});

test('nothing can be told when lone users fail, never reach the step, or do not feel the distance', () => {
  expect(judge([went(100, 'no')], [all(10, 100)])).toMatchObject({ verdict: 'inconclusive' });
  expect(judge([{ ...went(100), steps: [] }], [all(10, 100)])).toMatchObject({ verdict: 'inconclusive' });
  expect(judge(all(5, 12), [all(10, 100)])).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringContaining('it does not go there'),
  });
});
