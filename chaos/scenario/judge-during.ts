import type { RunningSystem } from '../../harness/system/index.ts';
import { requireEdge } from '../faults/index.ts';
import { answersWithin, type Probe, type ProbeContext, readProbes, succeeds } from '../steady-state/index.ts';
import { callsOver, tells, type Window } from './calls-over.ts';
import type { Findings } from './findings.ts';
import type { During } from './scenario.ts';

export interface JudgeDuringOptions {
  readonly during: During;
  /** From the first fault until the steady state is back. */
  readonly window: Window;
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
  judgeCalls(during, window, context.system, findings);
}

function judgeCalls(
  { callsEndWithin = [], failedCallsPerTrace = [] }: During,
  window: Window,
  system: RunningSystem,
  findings: Findings,
): void {
  for (const { edge: id, ms } of callsEndWithin) {
    const calls = callsSeen(id, window, system, findings);
    const [longest] = calls.filter(({ durationMs }) => durationMs > ms).sort((a, b) => b.durationMs - a.durationMs);
    if (longest) {
      findings.late(
        `${id}: a call lasted ${Math.round(longest.durationMs)} ms, and none may last longer than ${ms} ms`,
        longest.traceId,
      );
    }
  }
  for (const { edge: id, atMost } of failedCallsPerTrace) {
    const failed = callsSeen(id, window, system, findings).filter(({ status }) => status === 'error');
    const perTrace = Map.groupBy(failed, ({ traceId }) => traceId);
    const [most] = [...perTrace].sort(([, a], [, b]) => b.length - a.length);
    if (most && most[1].length > atMost) {
      findings.violation(`${id}: ${most[1].length} calls of one trace failed, and ${atMost} are the most`, most[0]);
    }
  }
}

function callsSeen(id: string, window: Window, system: RunningSystem, findings: Findings) {
  const edge = requireEdge(system.edges, id);
  const calls = callsOver(edge, system, window);
  if (calls.length === 0) {
    findings.doubt(
      `${edge.id}: ${tells(edge.from, system) ? 'no call was seen' : `${edge.from} sends no spans`}, so its calls cannot be judged`,
    );
  }
  return calls;
}
