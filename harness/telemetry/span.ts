/** One span as the services sent it, flattened from OTLP. */
export interface SpanRecord {
  readonly traceId: string;
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
  readonly attributes: Readonly<Record<string, string | number | boolean>>;
}

/** The spans of one run. */
export interface SpanStore {
  all(): readonly SpanRecord[];
  trace(traceId: string): readonly SpanRecord[];
  /** Spans that began at or after `sinceMs` (milliseconds since the epoch). */
  since(sinceMs: number): readonly SpanRecord[];
  /** How many spans have arrived; grows only. */
  readonly count: number;
}
