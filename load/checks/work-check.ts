import type { Check, CheckContext, Outcome } from '../../harness/check/index.ts';
import { type SpanRecord, selfTimes } from '../../harness/telemetry/index.ts';
import { outcomeOf } from '../judge/finding.ts';
import { hollowness } from '../judge/hollow.ts';
import { k6TimeLimitMs } from '../k6/script.ts';
import type { MeasuredLoad } from '../measured-load.ts';
import type { Profile, WorkBudget } from '../profile.ts';
import { median, percentile } from '../statistics.ts';
import { arrivedSpans } from '../work/arrived-spans.ts';
import { judgeWork } from '../work/judge-work.ts';

/** What a request costs inside the system: own work of each service, repeated statements and calls. */
export function workCheck(profile: Profile, budget: WorkBudget, load: MeasuredLoad): Check {
  return {
    id: `load/${profile.id}/work-per-request`,
    title: `Under "${profile.title}" no service works long on a request, or asks the same again and again`,
    suite: 'load',
    timeoutMs: k6TimeLimitMs(profile) + 60_000,
    run: async (context) => {
      const { run } = await load.first(context);
      const hollow = hollowness(run);
      if (hollow.length > 0) return outcomeOf(hollow, '');
      const traced = run.requests.filter((request) => request.traced).map(({ traceId }) => traceId);
      const spans = await arrivedSpans(traced, context);
      if (spans.length === 0) return withoutSpans(context, traced.length);
      return await judged(ofTheSystem(spans, context), traced.length, budget, context);
    },
  };
}

function withoutSpans({ system }: CheckContext, traced: number): Outcome {
  if (system.spans.count === 0) return { verdict: 'skipped', reason: 'no service of this system sends spans' };
  return {
    verdict: 'inconclusive',
    reason: `the services send spans, but none of the ${traced} requests under load was traced`,
  };
}

async function judged(
  spans: readonly SpanRecord[],
  requests: number,
  budget: WorkBudget,
  { evidence, system }: CheckContext,
) {
  const { findings, judged: routes } = judgeWork(spans, budget);
  await evidence.file(
    'json',
    'own time per service and route, in ms',
    'self-times.json',
    JSON.stringify(table(spans), null, 2),
  );
  const shown = findings.find(({ traceId }) => traceId !== undefined)?.traceId;
  if (shown) await evidence.trace('a request that asks the same again and again', system.spans.trace(shown));
  return outcomeOf(findings, `${routes} kinds of requests within their budget, by ${requests} traces`);
}

/** Outside parties are not judged. */
function ofTheSystem(spans: readonly SpanRecord[], { system }: CheckContext): SpanRecord[] {
  return spans.filter(({ service }) => system.definition.services[service]?.role !== 'outside');
}

const table = (spans: readonly SpanRecord[]) =>
  selfTimes(spans).map(({ service, route, samplesMs }) => ({
    service,
    route,
    requests: samplesMs.length,
    median: median(samplesMs),
    p95: percentile(samplesMs, 95),
  }));
