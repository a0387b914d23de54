import type { Outcome } from '../../harness/check/index.ts';
import type { JourneyResult } from '../../synthetic/index.ts';
import { type Culprits, ms } from '../judge/culprit.ts';
import { median } from '../statistics.ts';
import type { Crowd } from './crowd.ts';
import type { CrowdRun } from './run-crowd.ts';

/** Compares the step of lone users with that of the luckiest crowd. */
export function judgeCrowd(crowd: Crowd, { alone, crowds }: CrowdRun, { erring }: Culprits): Outcome {
  const { step, users, far, atMost = users / 5 } = crowd;
  const told = (failed: readonly JourneyResult[]) => {
    const [failure] = failed.flatMap((each) => each.failure ?? []);
    return `${failed.length} ×, first in "${failure?.step}": ${failure?.message}${erring(failure?.traceId)}`;
  };
  const lone = timesOf(step, alone);
  const failedAlone = alone.filter(({ ok }) => !ok);
  if (failedAlone.length > 0)
    return {
      verdict: 'inconclusive',
      reason: `even lone users fail with ${Object.keys(far).join(', ')} far away: ${told(failedAlone)}`,
    };
  if (lone.length === 0) return { verdict: 'inconclusive', reason: `the journey has no step "${step}"` };
  const aloneMs = median(lone);
  const farMs = Math.min(...Object.values(far));
  if (aloneMs < farMs)
    return {
      verdict: 'inconclusive',
      reason: `"${step}" takes ${ms(aloneMs)} alone, less than the ${farMs} ms to ${Object.keys(far).join(', ')}: it does not go there`,
    };

  const whole = crowds.filter((each) => each.every(({ ok }) => ok));
  const where = `${Object.keys(far).join(', ')}: "${step}" takes ${ms(aloneMs)} alone`;
  if (whole.length === 0)
    return {
      verdict: 'fail',
      reason: `${where}, and fails when ${users} users come at once: ${told(crowds.flat().filter(({ ok }) => !ok))}`,
    };
  const crowdMs = Math.min(...whole.map((each) => median(timesOf(step, each))));
  const factor = crowdMs / aloneMs;
  const figures = `${ms(crowdMs)} when ${users} users come at once (${factor.toFixed(1)} times, at most ${atMost})`;
  return factor > atMost
    ? { verdict: 'fail', reason: `${where}, ${figures}: users wait for each other` }
    : { verdict: 'pass', reason: `${where}, ${figures}` };
}

const timesOf = (name: string, results: readonly JourneyResult[]): number[] =>
  results.flatMap(({ steps }) => steps.filter((step) => step.name === name).map(({ durationMs }) => durationMs));
