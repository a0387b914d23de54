import type { Clock } from '../../harness/clock.ts';
import { type Probe, type ProbeContext, readProbes, saying } from '../steady-state/index.ts';
import type { Findings } from './findings.ts';

export interface ReadTwiceOptions {
  /** From now to the end of the last fault. */
  readonly lengthMs: number;
  readonly clock: Clock;
  /** What is being done to the system meanwhile. */
  readonly story: string;
  readonly findings: Findings;
}

/** Where in the length of the faults probes are read: once they have taken hold, and again before they end. */
const looks = [0.6, 0.85];

/** Reads probes while faults are on. What is violated at the second look too is a violation: one unlucky sample is none. */
export async function readTwice(
  probes: readonly Probe[],
  context: Omit<ProbeContext, 'fromMs' | 'toMs'>,
  { lengthMs, clock, story, findings }: ReadTwiceOptions,
): Promise<void> {
  if (probes.length === 0) return;
  const fromMs = clock.now();
  let open = probes;
  let last: Awaited<ReturnType<typeof readProbes>> = [];
  for (const look of looks) {
    await clock.sleep(Math.max(0, fromMs + look * lengthMs - clock.now()), context.signal);
    const readings = await readProbes(open, { ...context, fromMs, toMs: clock.now() });
    open = open.filter((_probe, at) => readings[at]?.verdict !== 'holds');
    last = readings.filter(({ verdict }) => verdict !== 'holds');
    if (open.length === 0) return;
  }
  for (const { says, traceId } of saying(last, 'violated')) findings.late(`while ${story}: ${says}`, traceId);
  for (const { says } of saying(last, 'unknown')) findings.doubt(`while ${story}: ${says}`);
}
