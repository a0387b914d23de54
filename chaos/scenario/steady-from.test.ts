import { expect, test } from 'vitest';
import type { JourneyResult } from '../../synthetic/index.ts';
import { succeeds } from '../steady-state/index.ts';
import { noSystem } from '../testing/spans.ts';
import { steadyFrom } from './steady-from.ts';

const users = (...ok: readonly boolean[]) =>
  ok.map(
    (each, iteration): JourneyResult => ({
      ...{ journey: 'buy', iteration, ok: each, durationMs: 10, steps: [], requests: [], acknowledged: [] },
      startMs: 1_000 + 100 * iteration,
    }),
  );

const from = async (...ok: readonly boolean[]) =>
  (
    await steadyFrom([succeeds('buy', { minSamples: 2 })], {
      system: noSystem,
      workload: { runs: users(...ok), steps: [], acknowledged: [], arrived: ok.length, turnedAway: 0 },
      fromMs: 1_000,
      toMs: 9_000,
      signal: new AbortController().signal,
    })
  ).fromMs;

test('steady from the start when nobody failed', async () => {
  expect(await from(true, true, true)).toBe(1_000);
});

test('steady from when no more failed than chance would give', async () => {
  expect(await from(false, false, false, true, true)).toBe(1_101);
});

test('not steady while users fail to the end, or too few came since', async () => {
  expect(await from(true, true, false, false)).toBeUndefined();
  expect(await from(false, false, true)).toBeUndefined();
});
