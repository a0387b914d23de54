import { expect, test } from 'vitest';
import type { Clock } from '../clock.ts';
import { type Readiness, until } from './until.ts';

function fakeClock(): Clock & { slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
    },
  };
}

test('asks until the answer is yes', async () => {
  const clock = fakeClock();
  const answers: Readiness[] = [
    { ready: false, reason: 'starting' },
    { ready: false, reason: 'starting' },
    { ready: true },
  ];
  await until(async () => answers.shift() as Readiness, { withinMs: 1_000, everyMs: 100, clock });
  expect(clock.slept).toEqual([100, 100]);
});

test('gives up with the last reason', async () => {
  let asked = 0;
  const probe = async (): Promise<Readiness> => ({ ready: false, reason: `no ${++asked}` });
  await expect(until(probe, { what: 'order', withinMs: 200, everyMs: 100, clock: fakeClock() })).rejects.toMatchObject({
    code: 'SD_NOT_READY',
    message: 'order is not ready after 200 ms: no 3',
  });
});

test('ends with the reason of the signal, and so does the question that is open', async () => {
  const given = new AbortController();
  const waiting = until(
    (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    {
      withinMs: 1_000,
      signal: given.signal,
    },
  );
  given.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
});

test('lets an error of the probe through', async () => {
  const broken = async (): Promise<Readiness> => {
    throw new Error('the probe broke');
  };
  await expect(until(broken, { withinMs: 1_000 })).rejects.toThrow('the probe broke');
});
