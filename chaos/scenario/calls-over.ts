import type { Edge, RunningSystem } from '../../harness/system/index.ts';
import type { SpanRecord } from '../../harness/telemetry/index.ts';

/** A span of time, in milliseconds since the epoch. */
export interface Window {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Calls over an edge, as the caller's spans tell, that were under way at some time in the window. */
export function callsOver(
  edge: Edge,
  system: Pick<RunningSystem, 'spans' | 'definition'>,
  { fromMs, toMs }: Window,
): SpanRecord[] {
  const isCall = callTo(edge, system.definition.stores?.[edge.to]?.kind);
  return system.spans
    .all()
    .filter(
      (span) =>
        span.service === edge.from && span.startMs < toMs && span.startMs + span.durationMs >= fromMs && isCall(span),
    );
}

/** Whether a service has told anything at all: silence of one without telemetry says nothing. */
export const tells = (service: string, { spans }: Pick<RunningSystem, 'spans'>): boolean =>
  spans.all().some((span) => span.service === service);

/** By the semantic conventions of OpenTelemetry, in their stable and their older spelling. */
function callTo({ to }: Edge, kind: string | undefined): (span: SpanRecord) => boolean {
  if (kind === 'kafka') return ({ attributes }) => attributes['messaging.system'] === 'kafka';
  if (kind === 'postgres') {
    return ({ attributes }) =>
      String(attributes['db.system.name'] ?? attributes['db.system'] ?? '').startsWith('postgres');
  }
  return ({ kind: role, attributes }) =>
    role === 'client' && (attributes['peer.service'] ?? attributes['service.peer.name']) === to;
}
