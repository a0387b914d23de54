import type { RunningSystem } from '../../harness/system/index.ts';
import type { SpanRecord } from '../../harness/telemetry/index.ts';
import type { Lease } from '../leases/index.ts';
import { callsOver } from './calls-over.ts';
import type { Findings } from './findings.ts';

/**
 * Whether a service that was told to end finished what it had begun: every call to it that was under way at that moment got an
 * answer, whatever it said. Told by the spans of its callers, since a service that drops a request says nothing of it.
 */
export function judgeGracefulEnd(
  service: string,
  { begunMs }: Pick<Lease, 'begunMs'>,
  system: Pick<RunningSystem, 'edges' | 'spans' | 'definition'>,
  findings: Findings,
): void {
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
