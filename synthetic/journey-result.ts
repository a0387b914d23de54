import type { Acknowledged, StepRecord } from './journey-user.ts';
import type { RequestRecord } from './request-record.ts';

/** How one run of a journey went. */
export interface JourneyResult {
  /** Id of the journey. */
  readonly journey: string;
  readonly iteration: number;
  readonly ok: boolean;
  /** There when it is not ok. */
  readonly failure?: JourneyProblem;
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  readonly durationMs: number;
  /** In the order in which they ended. */
  readonly steps: readonly StepRecord[];
  /** In the order in which they ended. */
  readonly requests: readonly RequestRecord[];
  readonly acknowledged: readonly Acknowledged[];
}

export interface JourneyProblem {
  /** Empty when it was outside any step. */
  readonly step: string;
  readonly message: string;
  /** `failure`: the system did not do what it must; `broken`: the journey itself threw; `stopped`: it was told to stop. */
  readonly kind: 'failure' | 'broken' | 'stopped';
  /** Trace of the last request before it; undefined when there was none. */
  readonly traceId: string | undefined;
}
