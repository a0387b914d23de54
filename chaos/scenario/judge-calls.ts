import type { Edge, RunningSystem } from '../../harness/system/index.ts';
import type { SpanRecord } from '../../harness/telemetry/index.ts';
import { requireEdge } from '../faults/index.ts';
import { callsOver, tells, type Window } from './calls-over.ts';
import type { Findings } from './findings.ts';
import type { During } from './scenario.ts';

export interface CallWindows {
  /** From the first fault until the steady state is back. */
  readonly window: Window;
  /** From the first fault until the end of the last that is on an edge, or on its callee. */
  readonly trouble: (edge: Edge) => Window;
}

/** A caller needs a moment to see that its callee fails. */
const defaultAfterMs = 2_000;

/** Judges how services call each other while they fail: whether a call ends, is given up, and is not asked for without pause. */
export function judgeCalls(
  { callsEndWithin = [], failedCallsPerTrace = [], callsPerSecond = [] }: During,
  { window, trouble }: CallWindows,
  system: Pick<RunningSystem, 'edges' | 'spans' | 'definition'>,
  findings: Findings,
): void {
  const callsSeen = (id: string): SpanRecord[] => {
    const edge = requireEdge(system.edges, id);
    const calls = callsOver(edge, system, window);
    if (calls.length === 0) {
      const why = tells(edge.from, system) ? 'no call was seen' : `${edge.from} sends no spans`;
      findings.doubt(`${edge.id}: ${why}, so its calls cannot be judged`);
    }
    return calls;
  };

  for (const { edge, ms } of callsEndWithin) {
    const tooLong = callsSeen(edge).filter(({ durationMs }) => durationMs > ms);
    const [longest] = tooLong.sort((a, b) => b.durationMs - a.durationMs);
    if (!longest) continue;
    const lasted = `a call lasted ${Math.round(longest.durationMs)} ms, and none may last longer than ${ms} ms`;
    findings.late(`${edge}: ${lasted}`, longest.traceId);
  }

  for (const { edge, atMost } of failedCallsPerTrace) {
    const failed = callsSeen(edge).filter(({ status }) => status === 'error');
    const perTrace = Map.groupBy(failed, ({ traceId }) => traceId);
    const [most] = [...perTrace].sort(([, a], [, b]) => b.length - a.length);
    if (most && most[1].length > atMost)
      findings.violation(`${edge}: ${most[1].length} calls of one trace failed, and ${atMost} are the most`, most[0]);
  }

  for (const { edge, atMost, afterMs = defaultAfterMs } of callsPerSecond) {
    const { fromMs: firstMs, toMs } = trouble(requireEdge(system.edges, edge));
    const fromMs = firstMs + afterMs;
    const seconds = (toMs - fromMs) / 1_000;
    if (seconds < 1) {
      findings.doubt(`${edge}: the faults last less than a second longer than ${afterMs} ms, too short to count calls`);
      continue;
    }
    const begun = callsSeen(edge).filter(({ startMs }) => startMs >= fromMs && startMs < toMs);
    const perSecond = begun.length / seconds;
    if (perSecond <= atMost) continue;
    const counted = `${begun.length} calls in ${seconds.toFixed(1)} s to a callee that fails`;
    findings.violation(`${edge}: ${counted}, and ${atMost} a second are the most`, begun[0]?.traceId);
  }
}
