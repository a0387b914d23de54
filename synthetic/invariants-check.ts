import type { Check, CheckContext } from '../harness/check/index.ts';
import type { Invariant } from './invariant.ts';
import type { JourneyRun } from './journey-run.ts';
import { evaluateInvariants, outcomeOfSettled, type Settled } from './settle.ts';

/** The check that the system at rest is as it must be once the journeys are through. */
export function invariantsCheck(
  invariants: readonly Invariant[],
  runsOf: (context: CheckContext) => Promise<readonly JourneyRun[]>,
  restOf: (context: CheckContext) => Promise<Settled>,
  timeoutMs: number,
): Check {
  return {
    id: 'synthetic/invariants',
    title: `At rest after the journeys: ${invariants.map(({ title }) => title).join('; ')}`,
    suite: 'synthetic',
    timeoutMs,
    run: async (context) => {
      const { system, signal, evidence } = context;
      const acknowledged = (await runsOf(context)).flatMap(({ result }) => result.acknowledged);
      const rest = await restOf(context);
      const settled = { ...rest, invariants: await evaluateInvariants(invariants, { system, signal, acknowledged }) };
      await evidence.file('json', 'invariants', 'invariants.json', `${JSON.stringify(settled, null, 2)}\n`);
      const outcome = outcomeOfSettled(settled);
      // Invariants of a system in which nothing happened say nothing.
      if (outcome.verdict === 'pass' && acknowledged.length === 0)
        return { verdict: 'inconclusive', reason: 'the system acknowledged nothing to the journeys' };
      return outcome;
    },
  };
}
