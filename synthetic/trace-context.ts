/** What a request carries so that its trace can be found: W3C Trace Context and Baggage. */
export interface TraceContext {
  /** 32 lower-case hex digits. */
  readonly traceId: string;
  readonly headers: { readonly traceparent: string; readonly baggage: string };
}

/**
 * A new, sampled trace whose caller is the journey. The ids come from the platform's own randomness, not from the run's
 * seed: two streams of a small generator meet after some ten thousand ids, and a trace must belong to one request.
 * Format: https://www.w3.org/TR/trace-context/ and https://www.w3.org/TR/baggage/.
 */
export function newTraceContext(runId: string): TraceContext {
  const traceId = randomHex(16);
  return { traceId, headers: { traceparent: `00-${traceId}-${randomHex(8)}-01`, baggage: baggageOf(runId) } };
}

/** As {@link newTraceContext}, but keeps the trace and baggage of a page that has telemetry of its own. */
export function traceContextOf(runId: string, sent: Readonly<Record<string, string>>): TraceContext {
  const fresh = newTraceContext(runId);
  const { traceparent = '', baggage } = sent;
  const traceId = /^00-([0-9a-f]{32})-[0-9a-f]{16}-/.exec(traceparent)?.[1];
  return {
    traceId: traceId ?? fresh.traceId,
    headers: {
      traceparent: traceId === undefined ? fresh.headers.traceparent : traceparent,
      baggage: baggage ? `${fresh.headers.baggage},${baggage}` : fresh.headers.baggage,
    },
  };
}

const baggageOf = (runId: string): string => `synthetic=true,shakedown.run=${encodeURIComponent(runId)}`;

/** `bytes` random bytes as hex digits. */
export function randomHex(bytes: number): string {
  let hex = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(bytes))) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
