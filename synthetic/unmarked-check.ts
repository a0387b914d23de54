import type { Check, CheckContext } from '../harness/check/index.ts';
import type { JourneyRun } from './journey-run.ts';
import type { AfterEach } from './options.ts';
import type { Settled } from './settle.ts';

/** The check that all the journeys left behind is marked as synthetic, or gone: also what came of it later. */
export function unmarkedCheck(
  afterEach: AfterEach,
  runsOf: (context: CheckContext) => Promise<readonly JourneyRun[]>,
  restOf: (context: CheckContext) => Promise<Settled>,
  timeoutMs: number,
): Check {
  return {
    id: 'synthetic/nothing-unmarked',
    title: 'What the journeys left behind is marked as synthetic or gone',
    suite: 'synthetic',
    timeoutMs,
    run: async (context) => {
      const { system, signal } = context;
      const runs = await runsOf(context);
      const acknowledged = runs.flatMap(({ result }) => result.acknowledged);
      if (acknowledged.length === 0)
        return { verdict: 'inconclusive', reason: 'the system acknowledged nothing to the journeys' };
      // Whether it does come to rest is for the invariants to judge.
      await restOf(context);
      const unmarked = await afterEach({ system, signal, acknowledged }, acknowledged);
      if (unmarked.length > 0) return { verdict: 'fail', reason: unmarked.join('; ') };
      const broken = runs.flatMap(({ result, notCleared }) => (notCleared ? [`${result.journey}: ${notCleared}`] : []));
      if (broken.length > 0) return { verdict: 'inconclusive', reason: `the clean-up broke: ${broken.join('; ')}` };
      return { verdict: 'pass', reason: `${acknowledged.length} acknowledged, all marked or gone` };
    },
  };
}
