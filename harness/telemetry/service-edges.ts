import type { SpanRecord } from './span.ts';
import { indexSpans } from './span-index.ts';

/** Calls seen from one service to another. */
export interface SeenEdge {
  /** `order→payment`. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly calls: number;
  /** Calls whose span has status `error`. */
  readonly errors: number;
}

/**
 * Calls between services, each witnessed by both: a span whose parent, or a span that it links to, belongs to another
 * service; over HTTP and over Kafka alike. A span whose parent is not in the set witnesses nothing.
 */
export function serviceEdges(spans: readonly SpanRecord[]): SeenEdge[] {
  const index = indexSpans(spans);
  return tally(
    index.spans.flatMap((span) => {
      const linked = (span.links ?? []).map((link) => index.find(link.traceId, link.spanId));
      const callers = [index.parent(span), ...linked].flatMap((caller) => caller?.service ?? []);
      return [...new Set(callers)]
        .filter((from) => from !== span.service)
        .map((from) => ({ from, to: span.service, failed: span.status === 'error' }));
    }),
  );
}

/**
 * Calls that the caller alone tells of: client and producer spans with `peer.service` (or its successor
 * `service.peer.name`) whose callee sends no spans of its own, as an outside party.
 * @param reporting Services that do send spans: for them the caller's word is not enough, or a lost trace context would
 * go unseen. See {@link reportingServices}.
 */
export function peerCalls(spans: readonly SpanRecord[], reporting: ReadonlySet<string>): SeenEdge[] {
  return tally(
    indexSpans(spans).spans.flatMap(({ kind, service, status, attributes }) => {
      const to = attributes['peer.service'] ?? attributes['service.peer.name'];
      if ((kind !== 'client' && kind !== 'producer') || typeof to !== 'string' || reporting.has(to)) return [];
      return to === service ? [] : [{ from: service, to, failed: status === 'error' }];
    }),
  );
}

/** The services that sent any of these spans; asked of the whole store, those that have telemetry at all. */
export const reportingServices = (spans: readonly SpanRecord[]): ReadonlySet<string> =>
  new Set(spans.map((span) => span.service));

/**
 * The expected edges (`gateway→user-bff`, or with `->`) that these spans do not show, in the order given: all of them
 * when there are no spans.
 * @param spans One trace, as a rule.
 * @param reporting As for {@link peerCalls}: pass `reportingServices(store.all())`, not those of the one trace.
 */
export function missingEdges(
  spans: readonly SpanRecord[],
  expected: readonly string[],
  reporting: ReadonlySet<string>,
): string[] {
  const seen = new Set([...serviceEdges(spans), ...peerCalls(spans, reporting)].map((edge) => edge.id));
  return expected.map((edge) => edge.replace('->', '→')).filter((edge) => !seen.has(edge));
}

function tally(calls: readonly { readonly from: string; readonly to: string; readonly failed: boolean }[]): SeenEdge[] {
  const edges = new Map<string, SeenEdge>();
  for (const { from, to, failed } of calls) {
    const id = `${from}→${to}`;
    const { calls, errors } = edges.get(id) ?? { calls: 0, errors: 0 };
    edges.set(id, { id, from, to, calls: calls + 1, errors: errors + (failed ? 1 : 0) });
  }
  return [...edges.values()];
}
