import type { Outcome } from '../../harness/check/index.ts';
import type { LoadRun } from '../load-run.ts';
import { percentile } from '../statistics.ts';
import { type Culprits, ms } from './culprit.ts';
import { undelivered } from './delivered.ts';
import { failedJourneys } from './failed-journeys.ts';
import { type Finding, outcomeOf } from './finding.ts';
import { hollowness } from './hollow.ts';
import { brokenThresholds } from './thresholds.ts';

/** All that speaks against a run: a hollow one is told as such, and its figures are not judged. */
export function findingsOf(run: LoadRun, culprits: Culprits): Finding[] {
  const hollow = hollowness(run);
  if (hollow.length > 0) return hollow;
  const failures = [...failedJourneys(run, culprits), ...undelivered(run, culprits)];
  const thresholds = brokenThresholds(run, culprits);
  // Users who did not come, or did not get through in time, are why samples are missing.
  const late = failures.length > 0 && failures.every(({ speed }) => speed);
  const inTime = (finding: Finding): Finding =>
    late && finding.verdict === 'inconclusive' ? { ...finding, speed: true } : finding;
  return [...failures, ...thresholds.map(inTime)];
}

/** Judges a run by its thresholds, its errors and its arrivals, never by k6's exit code alone. */
export function judgeLoad(run: LoadRun, culprits: Culprits): Outcome {
  return outcomeOf(findingsOf(run, culprits), inWords(run));
}

/** The run in one line: `412 requests, 27 a second, p50 9 ms, p95 31 ms`. */
export function inWords({ requests, profile }: LoadRun): string {
  if (requests.length === 0) return 'no requests';
  const times = requests.map((request) => request.ms);
  const rate = (requests.length / profile.durationS).toFixed(1);
  return `${requests.length} requests, ${rate} a second, p50 ${ms(percentile(times, 50))}, p95 ${ms(percentile(times, 95))}`;
}
