import { repeatedStatements, type SpanRecord, selfTimes } from '../../harness/telemetry/index.ts';
import { ms } from '../judge/culprit.ts';
import type { Finding } from '../judge/finding.ts';
import type { WorkBudget } from '../profile.ts';
import { percentile } from '../statistics.ts';
import { repeatedCalls } from './repeated-calls.ts';

/** Seen once it may be a retry; what a route does by nature it does again. */
const SEEN_IN = 2;

export interface WorkJudgement {
  readonly findings: readonly (Finding & { readonly traceId?: string })[];
  /** How many kinds of requests had enough samples. */
  readonly judged: number;
}

/**
 * What requests cost inside the system, by their traces. A service's own time is judged by its quickest quarter: a busy
 * machine leaves that alone (below 5 ms in a sound shop with 25 programs waiting for two cores, when the median was 14),
 * while work that belongs to the request is in every one. How often a statement or a call repeats is no matter of time.
 *
 * @param withWarmUp the spans in which repetition is looked for
 */
export function judgeWork(
  spans: readonly SpanRecord[],
  { selfMs, repeats, samples }: WorkBudget,
  withWarmUp: readonly SpanRecord[] = spans,
): WorkJudgement {
  const enough = selfTimes(spans).filter(({ samplesMs }) => samplesMs.length >= samples);
  const slow = enough
    .map(({ samplesMs, ...rest }) => ({ ...rest, requests: samplesMs.length, ownMs: percentile(samplesMs, 25) }))
    .filter(({ ownMs }) => ownMs > selfMs)
    .map(
      ({ service, route, ownMs, requests }): Finding => ({
        verdict: 'fail',
        speed: true,
        reason: `${service} works at least ${ms(ownMs)} itself on ${route} (in three quarters of ${requests} requests), budget ${ms(selfMs)}`,
      }),
    );
  const statements = repeatedStatements(withWarmUp, { moreThan: repeats })
    .filter(({ requests }) => requests >= SEEN_IN)
    .map(({ service, route, statement, times, requests, traceId }) => ({
      verdict: 'fail' as const,
      reason: `${service} sends one statement ${times} times for one ${route} (in ${requests} requests), at most ${repeats} times: ${statement.slice(0, 160)}`,
      traceId,
    }));
  const calls = repeatedCalls(withWarmUp, repeats)
    .filter(({ requests }) => requests >= SEEN_IN)
    .map(({ edge, route, call, times, requests, traceId }) => ({
      verdict: 'fail' as const,
      reason: `${edge} is called ${times} times with ${call} for one ${route} (in ${requests} requests), at most ${repeats} times`,
      traceId,
    }));
  const none: Finding[] =
    enough.length > 0
      ? []
      : [
          {
            verdict: 'inconclusive',
            reason: `no route of any service was traced ${samples} times: too few to judge its work`,
          },
        ];
  return { findings: [...statements, ...calls, ...slow, ...none], judged: enough.length };
}
