import type { Clock } from '../../../harness/clock.ts';

/** Time passes by sleeping alone. */
export function fakeClock(): Clock & { readonly slept: readonly number[] } {
  const slept: number[] = [];
  let now = Date.parse('2026-03-01T12:00:00Z');
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
