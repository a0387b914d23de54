import type { HttpJourney } from '../../synthetic/index.ts';

/** A journey as part of a scenario's workload. */
export interface WorkloadPart {
  readonly journey: HttpJourney;
  /** Users that begin it every second, however long each takes: an open model, as users do not wait for each other. */
  readonly perSecond: number;
}

/** A part of a journey, as one user saw it. */
export interface StepSample {
  readonly journey: string;
  readonly step: string;
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly ok: boolean;
}
