import type { Check, CheckContext } from '../harness/check/index.ts';
import type { JourneyRun } from './journey-run.ts';

/** The check that all the journeys left behind is marked as synthetic, or gone. */
export function unmarkedCheck(runsOf: (context: CheckContext) => Promise<readonly JourneyRun[]>): Check {
  return {
    id: 'synthetic/nothing-unmarked',
    title: 'What the journeys left behind is marked as synthetic or gone',
    suite: 'synthetic',
    run: async (context) => {
      const runs = await runsOf(context);
      const unmarked = runs.flatMap((run) => run.unmarked.map((what) => `${run.result.journey}: ${what}`));
      if (unmarked.length > 0) return { verdict: 'fail', reason: unmarked.join('; ') };
      const broken = runs.flatMap((run) =>
        run.unmarkedBroken === undefined ? [] : [`${run.result.journey}: ${run.unmarkedBroken}`],
      );
      if (broken.length > 0) return { verdict: 'inconclusive', reason: `could not be told: ${broken.join('; ')}` };
      const count = runs.reduce((sum, { result }) => sum + result.acknowledged.length, 0);
      if (count === 0) return { verdict: 'inconclusive', reason: 'the system acknowledged nothing to the journeys' };
      return { verdict: 'pass', reason: `${count} acknowledged, all marked or gone` };
    },
  };
}
