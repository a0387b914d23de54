import type { PlanName, SuiteName, Verdict } from '../../harness/check/index.ts';
import { gate } from '../gate/gate.ts';
import { printError } from '../run/print-error.ts';
import type { Flaw } from './flaw.ts';
import { isRightFailure } from './judge-flaw.ts';

/** What the bench asks of one gate, run in a process of its own so that the flawed source is loaded afresh. */
export interface FlawTrial {
  readonly config: string;
  readonly plan: PlanName;
  readonly seed: number;
  readonly only: readonly SuiteName[];
  readonly first: readonly SuiteName[];
  /** Ends the gate at the first failure that is the right one. */
  readonly until?: { readonly flaw: Flaw; readonly places: readonly string[] };
}

export interface FlawTrialResult {
  readonly verdict: Verdict;
  readonly runDir: string;
}

if (process.send) {
  process.once('message', async ({ until, ...options }: FlawTrial) => {
    try {
      const { verdict, runDir } = await gate({
        ...options,
        cwd: process.cwd(),
        output: process.stderr,
        ...(until && { enough: (check) => isRightFailure(until.flaw, until.places, check) }),
      });
      process.send?.({ verdict, runDir } satisfies FlawTrialResult, () => process.disconnect());
    } catch (thrown) {
      process.exitCode = printError(thrown, process.stderr);
      process.disconnect();
    }
  });
}
