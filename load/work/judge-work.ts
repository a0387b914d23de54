import { repeatedStatements, type SpanRecord, selfTimes } from '../../harness/telemetry/index.ts';
import { ms } from '../judge/culprit.ts';
import type { Finding } from '../judge/finding.ts';
import type { WorkBudget } from '../profile.ts';
import { repeatedCalls } from './repeated-calls.ts';

/** Seen once it may be a retry; what a route does by nature it does again. */
const SEEN_IN = 2;

export interface WorkJudgement {
  readonly findings: readonly (Finding & { readonly traceId?: string })[];
  /** How many kinds of requests had enough samples. */
  readonly judged: number;
}

/**
 * What requests cost inside the system, by their traces. The median of a service's own time hardly moves with noise, yet
 * shows every block of its event loop; how often a statement or a call repeats does not depend on time at all.
 */
export function judgeWork(spans: readonly SpanRecord[], { selfMs, repeats, samples }: WorkBudget): WorkJudgement {
  const enough = selfTimes(spans).filter(({ samplesMs }) => samplesMs.length >= samples);
  const slow = enough
    .filter(({ medianMs }) => medianMs > selfMs)
    .map(
      ({ service, route, medianMs, samplesMs }): Finding => ({
        verdict: 'fail',
        reason: `${service} works ${ms(medianMs)} itself on ${route} (median of ${samplesMs.length} requests), budget ${ms(selfMs)}`,
      }),
    );
  const statements = repeatedStatements(spans, { moreThan: repeats })
    .filter(({ requests }) => requests >= SEEN_IN)
    .map(({ service, route, statement, times, requests, traceId }) => ({
      verdict: 'fail' as const,
      reason: `${service} sends one statement ${times} times for one ${route} (in ${requests} requests), at most ${repeats} times: ${statement.slice(0, 160)}`,
      traceId,
    }));
  const calls = repeatedCalls(spans, repeats)
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
