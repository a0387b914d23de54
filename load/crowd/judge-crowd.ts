import type { Outcome } from '../../harness/check/index.ts';
import type { JourneyResult } from '../../synthetic/index.ts';
import { type Culprits, ms } from '../judge/culprit.ts';
import { excused } from '../judge/excused.ts';
import { outcomeOf } from '../judge/finding.ts';
import { median } from '../statistics.ts';
import type { Crowd } from './crowd.ts';
import type { CrowdRun } from './run-crowd.ts';

/** From this part of the processors on that others took, users may fail because nobody was served in time. */
const TOO_BUSY = 0.6;

/**
 * Compares the step of lone users with that of the luckiest crowd. Both mostly wait, and on the same machine: the factor
 * between them stays (below 2.5 for a sound shop with thirty programs waiting for two cores), whatever others do.
 *
 * @param foreign the part of the processors that others took, 0 to 1
 */
export function judgeCrowd(crowd: Crowd, run: CrowdRun, { erring }: Culprits, foreign?: number): Outcome {
  const { step, users, atMost = users / 5 } = crowd;
  const doubt = whyNothingCanBeTold(crowd, run, erring);
  if (doubt !== undefined) return { verdict: 'inconclusive', reason: doubt };

  const aloneMs = median(timesOf(step, run.alone));
  const where = `${edgesOf(crowd)}: "${step}" takes ${ms(aloneMs)} alone`;
  const whole = run.crowds.filter((each) => each.every(({ ok }) => ok));
  if (whole.length === 0) {
    const reason = `${where}, and fails when ${users} users come at once: ${failuresOf(run.crowds.flat(), erring)}`;
    return outcomeOf(excused([{ verdict: 'fail', speed: true, reason }], foreign, TOO_BUSY), '');
  }
  const crowdMs = Math.min(...whole.map((each) => median(timesOf(step, each))));
  const factor = crowdMs / aloneMs;
  const figures = `${where}, ${ms(crowdMs)} when ${users} users come at once (${factor.toFixed(1)} times, at most ${atMost})`;
  return factor > atMost
    ? { verdict: 'fail', reason: `${figures}: users wait for each other` }
    : { verdict: 'pass', reason: figures };
}

function whyNothingCanBeTold(crowd: Crowd, { alone }: CrowdRun, erring: Culprits['erring']): string | undefined {
  if (alone.some(({ ok }) => !ok))
    return `even lone users fail with ${edgesOf(crowd)} far away: ${failuresOf(alone, erring)}`;
  const lone = timesOf(crowd.step, alone);
  if (lone.length === 0) return `the journey has no step "${crowd.step}"`;
  const farMs = Math.min(...Object.values(crowd.far));
  const aloneMs = median(lone);
  return aloneMs < farMs
    ? `"${crowd.step}" takes ${ms(aloneMs)} alone, less than the ${farMs} ms to ${edgesOf(crowd)}: it does not go there`
    : undefined;
}

function failuresOf(results: readonly JourneyResult[], erring: Culprits['erring']): string {
  const failures = results.flatMap(({ failure }) => failure ?? []);
  const [first] = failures;
  return `${failures.length} ×, first in "${first?.step}": ${first?.message}${erring(first?.traceId)}`;
}

const edgesOf = ({ far }: Crowd): string => Object.keys(far).join(', ');

const timesOf = (name: string, results: readonly JourneyResult[]): number[] =>
  results.flatMap(({ steps }) => steps.filter((step) => step.name === name).map(({ durationMs }) => durationMs));
