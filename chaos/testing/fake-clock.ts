import type { Clock } from '../../harness/clock.ts';

export interface FakeClock extends Clock {
  /** Moves the time and wakes all whose sleep has ended, in their order. */
  advance(ms: number): Promise<void>;
}

/** A clock that a test moves. */
export function fakeClock(startMs = 1_000_000): FakeClock {
  let now = startMs;
  const sleepers = new Set<{ readonly at: number; wake(): void }>();
  return {
    now: () => now,
    sleep: (ms, signal) => {
      if (ms <= 0) return Promise.resolve();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const sleeper = { at: now + ms, wake: resolve };
      const onAbort = () => reject(signal?.reason);
      if (signal?.aborted) onAbort();
      else signal?.addEventListener('abort', onAbort, { once: true });
      sleepers.add(sleeper);
      return promise.finally(() => {
        sleepers.delete(sleeper);
        signal?.removeEventListener('abort', onAbort);
      });
    },
    advance: async (ms) => {
      now += ms;
      for (const sleeper of [...sleepers].sort((a, b) => a.at - b.at)) if (sleeper.at <= now) sleeper.wake();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}
