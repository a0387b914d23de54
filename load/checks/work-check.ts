import type { Check, CheckContext } from '../../harness/check/index.ts';
import { type SpanRecord, selfTimes } from '../../harness/telemetry/index.ts';
import { excused } from '../judge/excused.ts';
import { outcomeOf } from '../judge/finding.ts';
import { k6TimeLimitMs } from '../k6/script.ts';
import type { MeasuredLoad } from '../measured-load.ts';
import type { Profile, WorkBudget } from '../profile.ts';
import { percentile } from '../statistics.ts';
import { judgeWork } from '../work/judge-work.ts';
import { type TracedSpans, tracedSpans } from '../work/traced-spans.ts';

/** What a request costs inside the system: own work of each service, repeated statements and calls. */
export function workCheck(profile: Profile, budget: WorkBudget, load: MeasuredLoad): Check {
  return {
    id: `load/${profile.id}/work-per-request`,
    title: `No service works long on a request, or asks the same again and again, under the load ${profile.id}`,
    suite: 'load',
    timeoutMs: k6TimeLimitMs(profile) + 60_000,
    run: async (context) => {
      const traced = await tracedSpans(load, context);
      return 'outcome' in traced ? traced.outcome : await judged(traced, budget, context);
    },
  };
}

/** The quickest quarter stays quick until others take more than this part of the processors. */
const TOO_BUSY = 0.6;

async function judged(
  { spans, withWarmUp, requests, foreign }: TracedSpans,
  budget: WorkBudget,
  { evidence, system }: CheckContext,
) {
  const { findings, judged: routes } = judgeWork(spans, budget, withWarmUp);
  await evidence.file(
    'json',
    'own time per service and route, in ms',
    'self-times.json',
    JSON.stringify(table(spans), null, 2),
  );
  const shown = findings.find(({ traceId }) => traceId !== undefined)?.traceId;
  if (shown) await evidence.trace('a request that asks the same again and again', system.spans.trace(shown));
  return outcomeOf(
    excused(findings, foreign, TOO_BUSY),
    `${routes} kinds of requests within their budget, by ${requests} traces`,
  );
}

const table = (spans: readonly SpanRecord[]) =>
  selfTimes(spans).map(({ service, route, samplesMs }) => ({
    service,
    route,
    requests: samplesMs.length,
    p25: percentile(samplesMs, 25),
    p50: percentile(samplesMs, 50),
    p95: percentile(samplesMs, 95),
  }));
