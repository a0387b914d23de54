import type { PlanName } from '../../harness/check/index.ts';
import type { Invariant } from '../../synthetic/index.ts';
import type { Fault } from '../faults/index.ts';
import type { Probe } from '../steady-state/index.ts';
import type { WorkloadPart } from '../workload/index.ts';

/**
 * A story about a system in trouble: users at work, what is done to the system, and what must hold before, meanwhile and
 * after.
 */
export interface Scenario {
  /** Kebab-case; unique in a config. Its check is `chaos/<id>`. */
  readonly id: string;
  /** A sentence that says what holds when it passes. */
  readonly title: string;
  readonly workload: readonly WorkloadPart[];
  /** What must hold before the first fault, and again after the last one; default: every journey of the workload succeeds. */
  readonly steadyState?: readonly Probe[];
  readonly faults: readonly TimedFault[];
  /** What must hold from the first fault until the steady state is back. */
  readonly during?: During;
  /** What must hold after, besides the steady state; read when the steady state is back. */
  readonly after?: readonly Probe[];
  /** How long after the end of the last fault the steady state may take to come back; default 20 000. */
  readonly recoverWithinMs?: number;
  /** How long the system may take to come to rest after that; default 30 000. */
  readonly restWithinMs?: number;
  /** Statements about the system at rest, besides those of the suite. */
  readonly invariants?: readonly Invariant[];
  /** How long the workload runs before the first fault, at least; default 1 500. */
  readonly beforeMs?: number;
  /** Plans that hold it; default all. */
  readonly plans?: readonly PlanName[];
}

export interface TimedFault {
  readonly fault: Fault;
  /** Milliseconds after the steady state was seen to hold; default 0. */
  readonly atMs?: number;
  /** Milliseconds; a momentary fault needs none. */
  readonly forMs?: number;
}

/** `journey` or `journey/step`, as {@link succeeds} takes it. */
type What = string;

export interface During {
  /** What users must not notice the faults in. */
  readonly unaffected?: readonly What[];
  /** 95 of 100 of the unaffected take no longer; default 2 000. */
  readonly unaffectedWithinMs?: number;
  /** What may take longer than it usually does, but must succeed in the end: late is fine, lost is not. */
  readonly delayed?: readonly What[];
  /** No call over an edge may last longer, as the spans of its caller tell: nobody waits for ever. */
  readonly callsEndWithin?: readonly { readonly edge: string; readonly ms: number }[];
  /** No trace may hold more failed calls over an edge: retries have an end, and pauses between them. */
  readonly failedCallsPerTrace?: readonly { readonly edge: string; readonly atMost: number }[];
  /**
   * An edge whose callee fails is not called more often than so many times a second, from `afterMs` (default 2 000) after the
   * first fault until the end of the last on the edge or its callee: whoever cannot be helped is left alone.
   */
  readonly callsPerSecond?: readonly { readonly edge: string; readonly atMost: number; readonly afterMs?: number }[];
  /**
   * A service whose way to a store is severed says that it is not ready, within so many ms; default 4 000, or the length of the
   * fault if that is less. `false`: nothing is asked of it.
   */
  readonly notReadyWithinMs?: number | false;
  /** A service that is told to end (`terminate`) has ended within so many ms; default 10 000. */
  readonly endsWithinMs?: number;
  /** Probes of your own, read while all faults are on. */
  readonly probes?: readonly Probe[];
}
