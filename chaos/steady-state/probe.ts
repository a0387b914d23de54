import type { RunningSystem } from '../../harness/system/index.ts';
import type { WorkloadRecord } from '../workload/start-workload.ts';

/** Reads one figure or fact of the running system, and says whether it is as it must be. */
export interface Probe {
  /** What it is about, as it stands in a reason: `browse/list products`, `order`. */
  readonly about: string;
  /** `workload`: what users have seen in a span of time; `system`: how things are at the moment. */
  readonly reads: 'workload' | 'system';
  /** Throws when it cannot tell. */
  read(context: ProbeContext): Promise<Reading>;
}

export interface ProbeContext {
  readonly system: RunningSystem;
  readonly workload: WorkloadRecord;
  /** The span of time, in milliseconds since the epoch; what began within it counts. */
  readonly fromMs: number;
  readonly toMs: number;
  /** What was over before this does not count; milliseconds since the epoch. */
  readonly endedSinceMs?: number;
  readonly signal: AbortSignal;
}

export interface Reading {
  /** `unknown`: there is too little to judge by. */
  readonly verdict: 'holds' | 'violated' | 'unknown';
  /** What was read, with the limit and the figure, naming what it is about. */
  readonly says: string;
  /** The trace that shows it. */
  readonly traceId?: string;
}
