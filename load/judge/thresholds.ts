import type { RequestLine, StepLine } from '../k6/journal.ts';
import type { LoadRun } from '../load-run.ts';
import type { Threshold } from '../profile.ts';
import { percentile } from '../statistics.ts';
import { type Culprits, ms } from './culprit.ts';
import type { Finding } from './finding.ts';
import { sustained } from './sustained.ts';

/** What a threshold is held against. */
interface Measured {
  readonly at: number;
  readonly ms: number;
  readonly failed: boolean;
  /** Whether its time counts: a quick refusal must not make the answers look fast. */
  readonly timed: boolean;
}

/** The thresholds that do not hold, and those that cannot be judged. */
export function brokenThresholds(run: LoadRun, culprits: Culprits): Finding[] {
  return Object.entries(run.profile.thresholds).flatMap(([name, threshold]) => {
    const steps = run.steps.filter(({ step }) => step === name);
    const requests = run.requests.filter(({ route, step }) => (steps.length > 0 ? step === name : route === name));
    const measured = steps.length > 0 ? steps.map(ofStep) : requests.map(ofRequest);
    if (measured.length === 0) return [neverReached(name, run)];
    return [
      ...latency(name, threshold, measured, requests, run, culprits),
      ...errors(name, threshold, measured, requests, run, culprits),
    ];
  });
}

const ofStep = ({ at, ms: took, ok }: StepLine): Measured => ({ at, ms: took, failed: !ok, timed: ok });
const ofRequest = ({ at, ms: took, failure, status }: RequestLine): Measured => {
  const failed = failure !== undefined;
  return { at, ms: took, failed, timed: !failed || status === 0 };
};

function neverReached(name: string, { requests, steps }: LoadRun): Finding {
  const reached = /^[A-Z]+ \//.test(name) ? requests.map(({ route }) => route) : steps.map(({ step }) => step);
  const names = [...new Set(reached)].sort().map((each) => `"${each}"`);
  const seen = names.length === 0 ? 'nothing' : names.join(', ');
  return { verdict: 'inconclusive', reason: `"${name}" has a threshold and was never reached; reached were ${seen}` };
}

function latency(
  name: string,
  { p50Ms, p95Ms }: Threshold,
  measured: readonly Measured[],
  requests: readonly RequestLine[],
  { profile, window }: LoadRun,
  { slowest }: Culprits,
): Finding[] {
  const timed = measured.filter((each) => each.timed);
  const limits = [
    { percent: 50, limit: p50Ms },
    { percent: 95, limit: p95Ms },
  ];
  return limits.flatMap(({ percent, limit }): Finding[] => {
    if (limit === undefined) return [];
    if (timed.length < profile.samples) return [tooFew(name, timed.length, profile.samples, `its p${percent}`)];
    const figure = percentile(
      timed.map((each) => each.ms),
      percent,
    );
    if (figure <= limit) return [];
    const slow = requests.filter((request) => request.ms > limit || requests.length < profile.samples);
    const reason = `${name}: p${percent} ${ms(figure)} of ${timed.length} samples, limit ${ms(limit)}`;
    return sustained(
      timed,
      window,
      (part) =>
        percentile(
          part.map((each) => each.ms),
          percent,
        ) > limit,
    )
      ? [{ verdict: 'fail', speed: true, reason: `${reason}${slowest(slow)}` }]
      : [
          {
            verdict: 'inconclusive',
            speed: true,
            reason: `${reason}, but in one part of the run alone${slowest(slow)}`,
          },
        ];
  });
}

function errors(
  name: string,
  { errorRate }: Threshold,
  measured: readonly Measured[],
  requests: readonly RequestLine[],
  { profile }: LoadRun,
  { erring }: Culprits,
): Finding[] {
  if (errorRate === undefined) return [];
  if (measured.length < profile.samples) return [tooFew(name, measured.length, profile.samples, 'its error rate')];
  const failed = measured.filter((each) => each.failed).length;
  if (failed <= measured.length * errorRate) return [];
  const example = requests.find(({ failure }) => failure !== undefined);
  const shown = example ? `: ${example.failure}${erring(example.traceId)}` : '';
  return [
    { verdict: 'fail', reason: `${name}: ${failed} of ${measured.length} failed, limit ${errorRate * 100} %${shown}` },
  ];
}

const tooFew = (name: string, samples: number, needed: number, figure: string): Finding => ({
  verdict: 'inconclusive',
  reason: `${name}: ${samples} samples are too few to judge ${figure} (${needed} are needed)`,
});
