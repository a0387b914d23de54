import type { Finding } from './finding.ts';
import type { Change } from './fleet.ts';
import type { PacticipantVersion } from './plan-input.ts';

/** A safe order, or the fewest changes to leave out so that there is one for the rest. */
export type DeployPlan = Rollout | Blocked;

export interface Rollout extends Common {
  readonly kind: 'rollout';
}

export interface Blocked extends Common {
  readonly kind: 'blocked';
  readonly leaveOut: readonly LeftOut[];
  /** False when there were too many changes to look at every choice: then fewer might do. */
  readonly smallest: boolean;
  /** The plan with every step's old versions stopped before its new ones start, when that leaves out fewer. */
  readonly withoutRolling: DeployPlan | undefined;
}

interface Common {
  readonly environment: string;
  /** Old and new of a step run side by side. */
  readonly rolling: boolean;
  readonly steps: readonly Step[];
  /** Changes that run already. */
  readonly alreadyThere: readonly PacticipantVersion[];
  /** What is not verified among the versions that run there before any step; no step answers for it. */
  readonly standing: readonly Because[];
  /** The plan in a sentence. */
  readonly explanation: string;
}

export interface Step {
  /** Mostly one; several have to go at the same time. */
  readonly changes: readonly Change[];
  /** How many pairs of consumer and provider meet in this step, all of them verified; 0 means that nothing could be checked. */
  readonly verifiedPairs: number;
  /** Why it comes here: which later steps need it. */
  readonly because: readonly Because[];
}

/** In words, and the findings it comes from. */
export interface Because {
  readonly text: string;
  readonly findings: readonly Finding[];
}

export interface LeftOut {
  readonly change: Change;
  readonly reasons: readonly Reason[];
}

export interface Reason extends Because {
  /** The pacticipants whose change it needs first, clashes with, or is in a circle with. */
  readonly others: readonly string[];
  readonly kind:
    | 'stands-alone' // it may not meet what runs there from the first step to the last
    | 'circle' // it and others each need another first
    | 'clash' // it may not meet another new version, which is rolled out instead
    | 'waits'; // it needs a change first that is left out
}
