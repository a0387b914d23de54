import type { CheckContext } from '../../harness/check/index.ts';
import type { AtRest, Invariant } from '../../synthetic/index.ts';
import type { LeaseBook } from '../leases/index.ts';
import { isReady, type Probe, type ProbeContext, type Reading, saying, succeeds } from '../steady-state/index.ts';
import type { Workload } from '../workload/index.ts';
import type { PastFault } from './apply-faults.ts';
import type { Findings } from './findings.ts';
import type { Scenario } from './scenario.ts';
import type { watchMachine } from './watch-machine.ts';

/** What the config says of the whole system, and what scenarios of one run know of each other. */
export interface ScenarioOptions {
  readonly invariants: readonly Invariant[];
  readonly atRest: AtRest | undefined;
  /** Violations at rest that others have answered for; each scenario adds its own. */
  readonly known: Set<string>;
  /** Whether a scenario has looked at the system before anything was done to it. */
  looked: boolean;
  /** The scenario that found the system not working without a fault: others would find the same, each waiting as long. */
  lame: string | undefined;
  /** Default {@link watchMachine}. */
  readonly machine?: typeof watchMachine;
}

/** A scenario that is being run: what its phases share. */
export interface Trial {
  readonly scenario: Scenario;
  readonly context: CheckContext;
  readonly options: ScenarioOptions;
  readonly leases: LeaseBook;
  readonly workload: Workload;
  readonly findings: Findings;
  /** Milliseconds since the epoch. */
  readonly startMs: number;
  /** What probes are read with, but for the span of time. */
  readonly seen: Omit<ProbeContext, 'fromMs' | 'toMs'>;
  /** Tells the user and the evidence how far it has come. */
  tell(text: string): void;
}

/** What users must find, before and after. */
export const steadyStateOf = ({ steadyState, workload }: Scenario): readonly Probe[] =>
  steadyState ?? workload.map(({ journey }) => succeeds(journey.id, { minSamples: 2 }));

/** What must hold before and after: users succeed, and every service that is judged says that it is ready. */
export const wholeStateOf = ({ scenario, context: { system } }: Trial): readonly Probe[] => [
  ...steadyStateOf(scenario),
  ...system.services.filter(({ definition }) => definition.role !== 'outside').map(({ name }) => isReady(name)),
];

/** What the faults say of themselves: `order→kafka is cut`. */
export const storyOf = (faults: readonly Pick<PastFault['timed'], 'fault'>[]): string =>
  faults.map(({ fault }) => fault.describe()).join(' and ');

/** A reading that is violated is a violation, and one that cannot tell a doubt. */
export function judgeReadings(readings: readonly Reading[], when: string, findings: Findings): void {
  for (const { says, traceId } of saying(readings, 'violated')) findings.late(`${when}: ${says}`, traceId);
  for (const { says } of saying(readings, 'unknown')) findings.doubt(`${when}: ${says}`);
}

/** Longer than a journey waits for anything, so that who is not done then waits for ever. */
export const drainMs = 25_000;

export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
