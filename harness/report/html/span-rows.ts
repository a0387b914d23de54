import type { SpanRecord } from '../../telemetry/index.ts';

/** A span with its place in the waterfall. */
export interface PlacedSpan {
  readonly span: SpanRecord;
  readonly depth: number;
  /** It names a parent that is not in the trace. */
  readonly orphan: boolean;
}

/**
 * Orders the spans of one trace as they are drawn: each below its parent, siblings by start. Every span comes once,
 * whatever the data: duplicates are left out, and a circle of parents is opened at its first span.
 */
export function arrangeSpans(trace: readonly SpanRecord[]): PlacedSpan[] {
  const spans = [...new Map(trace.map((span) => [span.spanId, span])).values()].sort((a, b) => a.startMs - b.startMs);
  const ids = new Set(spans.map((span) => span.spanId));
  const children = Map.groupBy(spans, (span) => span.parentSpanId);
  const rows: PlacedSpan[] = [];
  const placed = new Set<string>();
  const place = (root: SpanRecord): void => {
    const open = [{ span: root, depth: 0 }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { span, depth } = next;
      if (placed.has(span.spanId)) continue;
      placed.add(span.spanId);
      rows.push({ span, depth, orphan: span.parentSpanId !== undefined && !ids.has(span.parentSpanId) });
      open.push(...(children.get(span.spanId) ?? []).toReversed().map((child) => ({ span: child, depth: depth + 1 })));
    }
  };
  for (const span of spans) if (span.parentSpanId === undefined || !ids.has(span.parentSpanId)) place(span);
  for (const span of spans) place(span);
  return rows;
}
