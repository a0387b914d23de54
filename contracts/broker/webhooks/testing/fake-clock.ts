import type { Clock } from '../../../../harness/clock.ts';

export interface FakeClock extends Clock {
  /** Moves the time and wakes all whose sleep has ended. */
  advance(ms: number): void;
}

/** A clock that a test moves. */
export function fakeClock(startMs = Date.parse('2026-03-01T09:00:00Z')): FakeClock {
  let now = startMs;
  const sleepers = new Set<{ readonly at: number; wake(): void }>();
  return {
    now: () => now,
    sleep: (ms, signal) => {
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (ms <= 0) return Promise.resolve();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const sleeper = { at: now + ms, wake: resolve };
      sleepers.add(sleeper);
      const onAbort = () => reject(signal?.reason);
      signal?.addEventListener('abort', onAbort, { once: true });
      return promise.finally(() => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', onAbort);
      });
    },
    advance: (ms) => {
      now += ms;
      for (const sleeper of [...sleepers]) if (sleeper.at <= now) sleeper.wake();
    },
  };
}
