import type { CheckContext, Outcome } from '../../harness/check/index.ts';
import { arrivedSpans, type SpanRecord } from '../../harness/telemetry/index.ts';
import { outcomeOf } from '../judge/finding.ts';
import { hollowness } from '../judge/hollow.ts';
import type { RequestLine } from '../k6/journal.ts';
import type { Measured, MeasuredLoad } from '../measured-load.ts';

export interface TracedSpans {
  readonly spans: readonly SpanRecord[];
  /** Those of the warm-up too, for what does not depend on time. */
  readonly withWarmUp: readonly SpanRecord[];
  /** How many requests are judged. */
  readonly requests: number;
  readonly foreign: Measured['foreign'];
}

/** The spans of the system's own services under a load, or why there are none to judge. */
export async function tracedSpans(
  load: MeasuredLoad,
  context: CheckContext,
): Promise<TracedSpans | { readonly outcome: Outcome }> {
  const { run, foreign } = await load.last(context);
  const hollow = hollowness(run);
  if (hollow.length > 0) return { outcome: outcomeOf(hollow, '') };
  const idsOf = (requests: readonly RequestLine[]) =>
    requests.filter(({ traced }) => traced).map(({ traceId }) => traceId);
  const judged = new Set(idsOf(run.requests));
  const arrived = await arrivedSpans(idsOf(run.allRequests), { ...context, spans: context.system.spans });
  // Outside parties are not judged.
  const withWarmUp = arrived.filter(({ service }) => context.system.definition.services[service]?.role !== 'outside');
  const spans = withWarmUp.filter(({ traceId }) => judged.has(traceId));
  if (spans.length > 0) return { spans, withWarmUp, requests: judged.size, foreign };
  if (context.system.spans.count === 0)
    return { outcome: { verdict: 'skipped', reason: 'no service of this system sends spans' } };
  const reason = `the services send spans, but none of the ${judged.size} requests under load was traced`;
  return { outcome: { verdict: 'inconclusive', reason } };
}
