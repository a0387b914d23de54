import type { Check, CheckContext } from '../harness/check/index.ts';
import type { JourneyRun } from './journey-run.ts';
import type { SyntheticOptions } from './options.ts';
import { outcomeOfSettled, settle } from './settle.ts';

const defaultRestMs = 45_000;

/** The check that the system at rest is as it must be once the journeys are through. */
export function invariantsCheck(
  { invariants = [], atRest, restWithinMs = defaultRestMs }: SyntheticOptions,
  runsOf: (context: CheckContext) => Promise<readonly JourneyRun[]>,
): Check {
  return {
    id: 'synthetic/invariants',
    title: `At rest after the journeys: ${invariants.map(({ title }) => title).join('; ')}`,
    suite: 'synthetic',
    timeoutMs: restWithinMs + 120_000,
    run: async (context) => {
      const acknowledged = (await runsOf(context)).flatMap(({ result }) => result.acknowledged);
      context.progress('waiting for the system to come to rest');
      const settled = await settle({
        system: context.system,
        signal: context.signal,
        clock: context.clock,
        acknowledged,
        invariants,
        withinMs: restWithinMs,
        ...(atRest ? { atRest } : {}),
      });
      await context.evidence.file('json', 'invariants', 'invariants.json', `${JSON.stringify(settled, null, 2)}\n`);
      const outcome = outcomeOfSettled(settled);
      // Invariants of a system in which nothing happened say nothing.
      if (outcome.verdict === 'pass' && acknowledged.length === 0)
        return { verdict: 'inconclusive', reason: 'the system acknowledged nothing to the journeys' };
      return outcome;
    },
  };
}
