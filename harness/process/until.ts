import { type Clock, systemClock } from '../clock.ts';
import { EnvironmentError } from '../errors.ts';

export type Readiness = { readonly ready: true } | { readonly ready: false; readonly reason: string };

/** Asks once; the signal ends a question that is still open when the wait is over. */
export type ReadinessProbe = (signal: AbortSignal) => Promise<Readiness>;

export interface UntilOptions {
  /** What is waited for, as it stands in the error. */
  readonly what?: string;
  readonly withinMs: number;
  readonly everyMs?: number;
  readonly clock?: Clock;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Waits until `probe` holds, asking every `everyMs` (50).
 * Throws EnvironmentError SD_NOT_READY with the last reason after `withinMs`, and whatever the probe throws.
 *
 * @example
 * await until(httpReady(`http://127.0.0.1:${port}/ready`), { what: 'order', withinMs: 15_000 });
 */
export async function until(probe: ReadinessProbe, options: UntilOptions): Promise<void> {
  const { what = 'It', withinMs, everyMs = 50, clock = systemClock, signal } = options;
  const deadline = clock.now() + withinMs;
  const waiting = new AbortController();
  const asked = signal ? AbortSignal.any([signal, waiting.signal]) : waiting.signal;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const answer = await probe(asked);
      if (answer.ready) return;
      if (clock.now() >= deadline) {
        throw new EnvironmentError('SD_NOT_READY', `${what} is not ready after ${withinMs} ms: ${answer.reason}`, {
          details: { what, withinMs, reason: answer.reason },
        });
      }
      await clock.sleep(everyMs, signal);
    }
  } finally {
    waiting.abort();
  }
}
