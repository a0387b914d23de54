import type { SpanRecord, SpanStore } from './span.ts';

/** A store of spans in memory that forgets the oldest when it is full. */
export interface CappedSpanStore extends SpanStore {
  /** Takes spans in; a span that it has already (a repeated export) is ignored. */
  add(spans: readonly SpanRecord[]): void;
  /** How many spans were forgotten to stay below the cap. */
  readonly dropped: number;
}

/**
 * Makes an empty store.
 * @param options.cap Most spans to hold; default 300 000, some 300 MB at worst.
 */
export function createSpanStore({ cap = 300_000 }: { readonly cap?: number } = {}): CappedSpanStore {
  let held: SpanRecord[] = [];
  /** Index of the oldest span that counts; those before it await compaction, which keeps dropping cheap. */
  let first = 0;
  let snapshot: readonly SpanRecord[] | undefined;
  const traces = new Map<string, Map<string, SpanRecord>>();
  let count = 0;
  let dropped = 0;

  const put = (span: SpanRecord): void => {
    const trace = traces.get(span.traceId) ?? new Map<string, SpanRecord>();
    if (trace.has(span.spanId)) return;
    traces.set(span.traceId, trace.set(span.spanId, span));
    held.push(span);
    count += 1;
    if (held.length - first > cap) dropOldest();
  };

  const dropOldest = (): void => {
    const oldest = held[first];
    if (oldest === undefined) return;
    first += 1;
    dropped += 1;
    const trace = traces.get(oldest.traceId);
    trace?.delete(oldest.spanId);
    if (trace?.size === 0) traces.delete(oldest.traceId);
    if (first > cap) {
      held = held.slice(first);
      first = 0;
    }
  };

  const all = (): readonly SpanRecord[] => {
    snapshot ??= held.slice(first);
    return snapshot;
  };

  return {
    all,
    add: (spans) => {
      snapshot = undefined;
      for (const span of spans) put(span);
    },
    trace: (traceId) => [...(traces.get(traceId.toLowerCase())?.values() ?? [])],
    since: (sinceMs) => all().filter((span) => span.startMs >= sinceMs),
    get count() {
      return count;
    },
    get dropped() {
      return dropped;
    },
  };
}
