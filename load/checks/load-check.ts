import type { Check, CheckContext, Outcome } from '../../harness/check/index.ts';
import { culprits } from '../judge/culprit.ts';
import { excused } from '../judge/excused.ts';
import { outcomeOf, worstFirst } from '../judge/finding.ts';
import { findingsOf, inWords } from '../judge/judge-load.ts';
import { k6TimeLimitMs } from '../k6/script.ts';
import type { Measured, MeasuredLoad } from '../measured-load.ts';
import type { Profile } from '../profile.ts';
import { latencyTimeline, rateTimeline } from '../timeline.ts';

/**
 * The thresholds, the errors and the arrivals of a profile. When speed is all that speaks against the system, it looks
 * once more: on a shared machine another program can slow a run down, and what the system itself causes comes back.
 */
export function loadCheck(profile: Profile, load: MeasuredLoad): Check {
  return {
    id: `load/${profile.id}`,
    title: profile.title,
    suite: 'load',
    timeoutMs: 2 * k6TimeLimitMs(profile) + 30_000,
    run: async (context) => {
      context.progress(`${profile.id}: load for ${profile.warmUpS + profile.durationS} s`);
      const first = await looked('', await load.first(context), context);
      const onlySpeed = first.findings.length > 0 && first.findings.every(({ speed }) => speed);
      if (!onlySpeed) return first.outcome;
      context.progress(`${profile.id}: looking again, because ${first.outcome.reason}`);
      const second = await looked(' (second look)', await load.again(context), context);
      if (second.outcome.verdict !== 'pass') return worse(first.outcome, second.outcome);
      const { length } = first.findings;
      return {
        verdict: 'pass',
        reason: `${second.outcome.reason}; a first look saw ${length} slow figures, a second one none`,
      };
    },
  };
}

/** Slow twice is slow, whichever of the two could have been a stall. */
const worse = (first: Outcome, second: Outcome): Outcome =>
  first.verdict === 'fail' && second.verdict === 'inconclusive' ? first : second;

async function looked(suffix: string, { run, k6, foreign }: Measured, { evidence, system }: CheckContext) {
  const findings = excused(findingsOf(run, culprits(system.spans)), foreign);
  const outcome = outcomeOf(findings, inWords(run));
  if (k6.summary) evidence.existing('json', `summary of k6${suffix}`, k6.files.summary);
  if (run.allRequests.length > 0) {
    await evidence.timeline(`latency${suffix}`, latencyTimeline(run));
    await evidence.timeline(`requests${suffix}`, rateTimeline(run));
  }
  if (outcome.verdict === 'pass') return { findings, outcome };
  evidence.text(
    `all that speaks against it${suffix}`,
    worstFirst(findings)
      .map(({ verdict, reason }) => `${verdict}: ${reason}`)
      .join('\n'),
  );
  if (k6.logTail.length > 0) evidence.text(`last lines of k6's log${suffix}`, k6.logTail.join('\n'));
  const worst = [...run.requests].filter(({ traced }) => traced).sort(slowestFirst)[0];
  const trace = worst ? system.spans.trace(worst.traceId) : [];
  if (worst && trace.length > 0) await evidence.trace(`worst request, ${worst.route}${suffix}`, trace);
  return { findings, outcome };
}

type Requests = Measured['run']['requests'];
/** Failures before answers, then the slowest. */
const slowestFirst = (one: Requests[number], other: Requests[number]): number =>
  Number(other.failure !== undefined) - Number(one.failure !== undefined) || other.ms - one.ms;
