import type { RunningSystem } from '../../harness/system/index.ts';
import type { SpanRecord } from '../../harness/telemetry/index.ts';
import type { Lease } from '../leases/index.ts';
import { callsOver } from './calls-over.ts';
import type { Findings } from './findings.ts';

/** A third of what Kubernetes gives a container between SIGTERM and SIGKILL (`terminationGracePeriodSeconds`: 30). */
const endsWithinMs = 10_000;

/**
 * Whether a service that was told to end finished what it had begun, and then ended: every call to it that was under way at that
 * moment got an answer, whatever it said. Told by the spans of its callers, since a service that drops a request says nothing of it.
 *
 * @param withinMs - how long its end may take, default 10 s
 */
export function judgeGracefulEnd(
  service: string,
  { begunMs, fromMs }: Pick<Lease, 'begunMs' | 'fromMs'>,
  system: Pick<RunningSystem, 'edges' | 'spans' | 'definition'>,
  findings: Findings,
  withinMs: number = endsWithinMs,
): void {
  const tookMs = fromMs - begunMs;
  if (tookMs > withinMs)
    findings.late(
      `${service} took ${Math.round(tookMs)} ms to end after it was told to, and ${withinMs} ms are the most`,
    );
  const underWay = system.edges
    .filter(({ to }) => to === service)
    .flatMap((edge) => callsOver(edge, system, { fromMs: begunMs, toMs: begunMs }).map((call) => ({ edge, call })));
  if (underWay.length === 0) {
    findings.doubt(`${service} was told to end while nobody was asking it anything, which proves nothing`);
    return;
  }
  const dropped = underWay.filter(({ call }) => !isAnswered(call));
  const [first] = dropped;
  if (!first) return;
  const of = `${dropped.length} of ${underWay.length} calls that were under way when ${service} was told to end`;
  findings.violation(`${first.edge.id}: ${of} got no answer`, first.call.traceId);
}

/** By the semantic conventions of OpenTelemetry, in their stable and their older spelling. */
const isAnswered = ({ attributes }: SpanRecord): boolean =>
  (attributes['http.response.status_code'] ?? attributes['http.status_code']) !== undefined;
