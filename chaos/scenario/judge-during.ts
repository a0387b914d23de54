import { answersWithin, type Probe, type ProbeContext, readProbes, succeeds } from '../steady-state/index.ts';
import type { Window } from './calls-over.ts';
import type { Findings } from './findings.ts';
import { type CallWindows, judgeCalls } from './judge-calls.ts';
import type { During } from './scenario.ts';

export interface JudgeDuringOptions {
  readonly during: During;
  /** From the first fault until the steady state is back. */
  readonly window: Window;
  readonly trouble: CallWindows['trouble'];
  readonly context: Omit<ProbeContext, 'fromMs' | 'toMs'>;
  /** What the faults say of themselves. */
  readonly while: string;
  readonly findings: Findings;
}

/** Default limit of what must not notice. */
export const unaffectedWithinMs = 2_000;

/** Judges what must hold while faults are on, and while the system recovers from them, once everything that began meanwhile is over. */
export async function judgeDuring({
  during,
  window,
  trouble,
  context,
  while: story,
  findings,
}: JudgeDuringOptions): Promise<void> {
  const { unaffected = [], unaffectedWithinMs: ms = unaffectedWithinMs, delayed = [] } = during;
  const probes: Probe[] = [
    ...unaffected.flatMap((what) => [succeeds(what), answersWithin(what, { ms })]),
    ...delayed.map((what) => succeeds(what)),
  ];
  for (const { verdict, says, traceId } of await readProbes(probes, { ...context, ...window })) {
    if (verdict === 'violated') findings.late(`while ${story}: ${says}`, traceId);
    if (verdict === 'unknown') findings.doubt(`while ${story}: ${says}`);
  }
  judgeCalls(during, { window, trouble }, context.system, findings);
}
