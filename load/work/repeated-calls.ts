import { routeOf, type SpanRecord } from '../../harness/telemetry/index.ts';

/** A call over one edge that one kind of request makes again and again. */
export interface RepeatedCall {
  /** `user-bff→product` */
  readonly edge: string;
  /** The request that makes it: `GET /api/orders`. */
  readonly route: string;
  /** What is called, as the callee names it: `GET /products/:id`. */
  readonly call: string;
  /** Most times within one request. */
  readonly times: number;
  /** How many requests repeat it. */
  readonly requests: number;
  readonly traceId: string;
}

/**
 * The N+1 pattern between services: one request to which another service answers the same call more than `moreThan`
 * times. Witnessed by the callee's server spans, whose routes have no ids in them. Most times first.
 */
export function repeatedCalls(spans: readonly SpanRecord[], moreThan: number): RepeatedCall[] {
  const byId = new Map(spans.map((span) => [`${span.traceId}/${span.spanId}`, span]));
  const parentOf = ({ traceId, parentSpanId }: SpanRecord) => byId.get(`${traceId}/${parentSpanId}`);
  const counts = new Map<SpanRecord, Map<string, RepeatedCall>>();
  for (const answered of byId.values()) {
    const request = answered.kind === 'server' ? requestAbove(answered, parentOf) : undefined;
    if (request === undefined) continue;
    const calls = counts.get(request) ?? new Map<string, RepeatedCall>();
    counts.set(request, calls);
    const edge = `${request.service}→${answered.service}`;
    const call = routeOf(answered);
    const times = (calls.get(`${edge} ${call}`)?.times ?? 0) + 1;
    calls.set(`${edge} ${call}`, { edge, route: routeOf(request), call, times, requests: 1, traceId: request.traceId });
  }
  const found = new Map<string, RepeatedCall>();
  for (const call of [...counts.values()].flatMap((calls) => [...calls.values()])) {
    if (call.times <= moreThan) continue;
    const key = JSON.stringify([call.edge, call.route, call.call]);
    const earlier = found.get(key);
    const most = earlier !== undefined && earlier.times >= call.times ? earlier : call;
    found.set(key, { ...most, requests: (earlier?.requests ?? 0) + 1 });
  }
  return [...found.values()].sort((one, other) => other.times - one.times);
}

/** The request in whose service the call began. */
function requestAbove(
  span: SpanRecord,
  parentOf: (span: SpanRecord) => SpanRecord | undefined,
): SpanRecord | undefined {
  const seen = new Set([span]);
  for (let above = parentOf(span); above !== undefined && !seen.has(above); above = parentOf(above)) {
    if (above.kind === 'server' || above.kind === 'consumer') return above.service === span.service ? undefined : above;
    seen.add(above);
  }
  return undefined;
}
