import type { Check } from '../../harness/check/index.ts';
import { UsageError } from '../../harness/errors.ts';
import { loadJourneys } from '../../synthetic/index.ts';
import type { Crowd } from '../crowd/crowd.ts';
import { farEdges } from '../crowd/far-edges.ts';
import { judgeCrowd } from '../crowd/judge-crowd.ts';
import { runCrowd } from '../crowd/run-crowd.ts';
import { culprits } from '../judge/culprit.ts';
import { cpuTime, foreignShare } from '../machine/cpu-time.ts';

/** Users who come at the same moment do not have to wait for each other. */
export function crowdCheck(crowd: Crowd): Check {
  return {
    id: `load/${crowd.id}`,
    title: crowd.title,
    suite: 'load',
    run: async (context) => {
      const { system, root } = context;
      if (system.toxiproxy === undefined)
        return {
          verdict: 'skipped',
          reason: 'the edges of this system cannot be made longer: it runs without Toxiproxy',
        };
      const [loaded] = await loadJourneys(root, [crowd.journey]);
      if (loaded?.journey.session !== 'http')
        throw new UsageError(
          'SD_CROWD_INVALID',
          `the crowd "${crowd.id}" needs a journey over HTTP, not ${crowd.journey}`,
        );
      context.progress(`${crowd.id}: ${crowd.users} users at once`);
      await using _far = await farEdges(system, system.toxiproxy, crowd.far);
      const before = cpuTime();
      const run = await runCrowd(loaded.journey, crowd.users, context);
      const foreign = system.driver === 'embedded' ? foreignShare(before, cpuTime()) : undefined;
      const outcome = judgeCrowd(crowd, run, culprits(system.spans), foreign);
      const worst = run.crowds
        .flat()
        .flatMap(({ requests }) => requests)
        .sort((one, other) => other.durationMs - one.durationMs)[0];
      const trace = worst ? system.spans.trace(worst.traceId) : [];
      if (outcome.verdict !== 'pass' && worst && trace.length > 0)
        await context.evidence.trace(`the slowest request of the crowd, ${worst.method} ${worst.route}`, trace);
      return outcome;
    },
  };
}
