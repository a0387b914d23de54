import type { Clock } from '../harness/clock.ts';
import { missingEdges, reportingServices, type SpanRecord, type SpanStore } from '../harness/telemetry/index.ts';

export interface AwaitTraceOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly withinMs: number;
  /** Default 100. */
  readonly everyMs?: number;
}

export interface AwaitedTrace {
  readonly spans: readonly SpanRecord[];
  /** The expected edges that the trace does not show, in the order given. */
  readonly missing: readonly string[];
  readonly waitedMs: number;
}

/**
 * Waits until a trace shows all of `edges`, or `withinMs` is over: telemetry arrives late, more so that of consumers.
 *
 * @param outside Outside parties: that they were called, the caller's word is enough for, even if they send spans too (the
 * protocol between, such as SMTP, may carry no trace context).
 */
export async function awaitTrace(
  store: SpanStore,
  outside: ReadonlySet<string>,
  traceId: string,
  edges: readonly string[],
  options: AwaitTraceOptions,
): Promise<AwaitedTrace> {
  return awaiting(options, (waitedMs) => {
    const spans = store.trace(traceId);
    const missing = missingEdges(
      spans,
      edges,
      new Set([...reportingServices(store.all())].filter((service) => !outside.has(service))),
    );
    return { done: missing.length === 0, value: { spans, missing, waitedMs } };
  });
}

/** Waits until no more spans come in for a trace, for those who just want to see it. */
export async function awaitQuietTrace(
  store: SpanStore,
  traceId: string,
  { quietMs = 700, ...options }: AwaitTraceOptions & { readonly quietMs?: number },
): Promise<readonly SpanRecord[]> {
  let count = 0;
  let sinceMs = 0;
  return awaiting(options, (waitedMs) => {
    const spans = store.trace(traceId);
    if (spans.length !== count) sinceMs = waitedMs;
    count = spans.length;
    return { done: count > 0 && waitedMs - sinceMs >= quietMs, value: spans };
  });
}

async function awaiting<T>(
  { clock, signal, withinMs, everyMs = 100 }: AwaitTraceOptions,
  look: (waitedMs: number) => { readonly done: boolean; readonly value: T },
): Promise<T> {
  const startMs = clock.now();
  for (;;) {
    signal.throwIfAborted();
    const waitedMs = clock.now() - startMs;
    const { done, value } = look(waitedMs);
    if (done || waitedMs >= withinMs) return value;
    await clock.sleep(everyMs, signal);
  }
}
