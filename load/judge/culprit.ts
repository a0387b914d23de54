import { routeOf, type SpanRecord, type SpanStore, selfTimes } from '../../harness/telemetry/index.ts';
import type { RequestLine } from '../k6/journal.ts';

/** Says where to look for the cause; an empty text when the traces do not tell. */
export interface Culprits {
  /** Where most of the time of these requests went: ` (most of it in order: GET /orders, 310 ms a request)`. */
  slowest(requests: readonly RequestLine[]): string;
  /** Where the error of a request came from: ` (from order→payment: connection refused)`. */
  erring(traceId: string | undefined): string;
}

export function culprits(spans: Pick<SpanStore, 'trace'>): Culprits {
  return {
    slowest: (requests) => {
      const traced = requests.filter(({ traced }) => traced);
      const [worst] = timeSpent(traced.flatMap(({ traceId }) => beforeTheAnswer(spans.trace(traceId))));
      return worst === undefined
        ? ''
        : ` (most of it in ${worst.where}, ${ms(worst.totalMs / traced.length)} a request)`;
    },
    erring: (traceId) => {
      const error = traceId === undefined ? undefined : deepestError(spans.trace(traceId));
      return error === undefined
        ? ''
        : ` (from ${whereOf(error)}${error.statusMessage ? `: ${error.statusMessage}` : ''})`;
    },
  };
}

/** Without the work that merely follows from the request: what began after its answer, or came by a message. */
function beforeTheAnswer(trace: readonly SpanRecord[]): SpanRecord[] {
  const ids = new Set(trace.map(({ spanId }) => spanId));
  const [root] = trace
    .filter(({ parentSpanId }) => !ids.has(parentSpanId ?? ''))
    .sort((one, other) => one.startMs - other.startMs);
  if (root === undefined) return [];
  const followed = new Set(trace.filter(({ kind }) => kind === 'consumer').map(({ spanId }) => spanId));
  const byStart = trace.toSorted((one, other) => one.startMs - other.startMs);
  for (const { spanId, parentSpanId } of byStart) if (followed.has(parentSpanId ?? '')) followed.add(spanId);
  return trace.filter(({ spanId, startMs }) => !followed.has(spanId) && startMs <= root.startMs + root.durationMs);
}

/** Per service and route its own time, per edge the time of calls whose callee tells nothing; most first. */
function timeSpent(spans: readonly SpanRecord[]): { readonly where: string; readonly totalMs: number }[] {
  const own = selfTimes(spans).map(({ service, route, totalMs }) => ({ where: `${service}: ${route}`, totalMs }));
  const answered = new Set(spans.map(({ traceId, parentSpanId }) => `${traceId}/${parentSpanId}`));
  const waited = new Map<string, number>();
  for (const span of spans) {
    if (span.kind !== 'client' || answered.has(`${span.traceId}/${span.spanId}`)) continue;
    waited.set(whereOf(span), (waited.get(whereOf(span)) ?? 0) + span.durationMs);
  }
  const edges = [...waited].map(([where, totalMs]) => ({ where, totalMs }));
  return [...own, ...edges].sort((one, other) => other.totalMs - one.totalMs);
}

/** The error that no other error lies below; of several the first. */
function deepestError(spans: readonly SpanRecord[]): SpanRecord | undefined {
  const errors = spans.filter(({ status }) => status === 'error');
  const above = new Set(errors.map(({ parentSpanId }) => parentSpanId));
  return errors.filter(({ spanId }) => !above.has(spanId)).sort((one, other) => one.startMs - other.startMs)[0];
}

/** `order→payment` for a call, `order: GET /orders` for what a service does itself. */
function whereOf(span: SpanRecord): string {
  const peer = ['peer.service', 'service.peer.name', 'db.system.name', 'messaging.system', 'server.address']
    .map((name) => span.attributes[name])
    .find((value) => value !== undefined);
  const called = span.kind === 'client' || span.kind === 'producer';
  return called && peer !== undefined ? `${span.service}→${storeName(peer)}` : `${span.service}: ${routeOf(span)}`;
}

/** OpenTelemetry's name for what everybody, and a system's config, calls postgres. */
const storeName = (peer: string | number | boolean): string => (peer === 'postgresql' ? 'postgres' : String(peer));

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
