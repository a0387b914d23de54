import type { CheckContext, Outcome } from '../../harness/check/index.ts';
import type { SpanRecord } from '../../harness/telemetry/index.ts';
import { outcomeOf } from '../judge/finding.ts';
import { hollowness } from '../judge/hollow.ts';
import type { Measured, MeasuredLoad } from '../measured-load.ts';
import { arrivedSpans } from './arrived-spans.ts';

export interface TracedSpans {
  readonly spans: readonly SpanRecord[];
  /** Whose traces they are. */
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
  const traced = run.requests.filter((request) => request.traced).map(({ traceId }) => traceId);
  const all = await arrivedSpans(traced, context);
  // Outside parties are not judged.
  const spans = all.filter(({ service }) => context.system.definition.services[service]?.role !== 'outside');
  if (spans.length > 0) return { spans, requests: traced.length, foreign };
  if (context.system.spans.count === 0)
    return { outcome: { verdict: 'skipped', reason: 'no service of this system sends spans' } };
  const reason = `the services send spans, but none of the ${traced.length} requests under load was traced`;
  return { outcome: { verdict: 'inconclusive', reason } };
}
