import type { Clock } from '../../harness/clock.ts';
import { allHold, type Probe, type ProbeContext, type Reading, readProbes } from '../steady-state/index.ts';

export interface UntilSteadyOptions extends Omit<ProbeContext, 'fromMs' | 'toMs' | 'endedSinceMs'> {
  readonly probes: readonly Probe[];
  readonly clock: Clock;
  /** What users began before this does not count; milliseconds since the epoch. */
  readonly sinceMs: number;
  /** Not judged sooner after `sinceMs`. */
  readonly atLeastMs?: number;
  readonly withinMs: number;
}

export interface Steadiness {
  readonly steady: boolean;
  /** When it was judged so, in milliseconds since the epoch. */
  readonly atMs: number;
  readonly readings: readonly Reading[];
}

/** What was over longer ago does not count: a stall that has passed must not keep the state from being seen as steady. */
const memoryMs = 4_000;
const everyMs = 200;

/** Reads all probes until they hold together, by what users have seen in the last seconds. */
export async function untilSteady(options: UntilSteadyOptions): Promise<Steadiness> {
  const { probes, clock, sinceMs, atLeastMs = 0, withinMs, ...context } = options;
  const early = sinceMs + atLeastMs - clock.now();
  if (early > 0) await clock.sleep(early, context.signal);
  for (;;) {
    context.signal.throwIfAborted();
    const atMs = clock.now();
    const readings = await readProbes(probes, {
      ...context,
      fromMs: sinceMs,
      toMs: atMs,
      endedSinceMs: atMs - memoryMs,
    });
    const steady = allHold(readings);
    if (steady || atMs - sinceMs >= withinMs) return { steady, atMs, readings };
    await clock.sleep(everyMs, context.signal);
  }
}
