import type { Clock } from '../../harness/clock.ts';
import { allHold, type Probe, type ProbeContext, type Reading, readProbes } from '../steady-state/index.ts';

export interface UntilSteadyOptions extends Omit<ProbeContext, 'fromMs' | 'toMs'> {
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
  /** The span of time by which it was judged begins here. */
  readonly fromMs: number;
  readonly readings: readonly Reading[];
}

/** Users who began longer ago do not count: a stall that is over must not keep the state from being seen as steady. */
const windowMs = 2_000;
const everyMs = 200;

/** Reads all probes until they hold together, over the last two seconds at most. */
export async function untilSteady({
  probes,
  clock,
  sinceMs,
  atLeastMs = 0,
  withinMs,
  ...context
}: UntilSteadyOptions): Promise<Steadiness> {
  const early = sinceMs + atLeastMs - clock.now();
  if (early > 0) await clock.sleep(early, context.signal);
  for (;;) {
    context.signal.throwIfAborted();
    const toMs = clock.now();
    const fromMs = Math.max(sinceMs, toMs - windowMs);
    const readings = await readProbes(probes, { ...context, fromMs, toMs });
    const steady = allHold(readings);
    if (steady || clock.now() - sinceMs >= withinMs) return { steady, atMs: toMs, fromMs, readings };
    await clock.sleep(everyMs, context.signal);
  }
}
