/** One span as the services sent it, flattened from OTLP. */
export interface SpanRecord {
  /** 32 hex digits, lower case. */
  readonly traceId: string;
  /** 16 hex digits, lower case. */
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly service: string;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  /** Milliseconds since the epoch, with fractions. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly status: 'unset' | 'ok' | 'error';
  readonly statusMessage?: string;
  /** Lists and maps are JSON text. */
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
  /** Spans it follows from without being their child, perhaps of another trace. */
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
  /** What happened inside it, such as a recorded exception. */
  readonly events?: readonly SpanEvent[];
}

export interface SpanEvent {
  readonly name: string;
  /** Milliseconds since the epoch, with fractions. */
  readonly atMs: number;
  readonly attributes: SpanRecord['attributes'];
}

/** The spans of one run. */
export interface SpanStore {
  /** Oldest arrival first. */
  all(): readonly SpanRecord[];
  /** Spans of one trace; the id in any case. */
  trace(traceId: string): readonly SpanRecord[];
  /** Spans that began at or after `sinceMs` (milliseconds since the epoch). */
  since(sinceMs: number): readonly SpanRecord[];
  /** How many spans have arrived; grows only. */
  readonly count: number;
}
