import type { SpanRecord } from './span.ts';

/** A span for tests: `span('order', 'b', 'a', { kind: 'server' })` is span `b` of service `order` below span `a`. */
export function span(service: string, id: string, parent?: string, over: Partial<SpanRecord> = {}): SpanRecord {
  return {
    traceId: 't1',
    spanId: id,
    parentSpanId: parent,
    service,
    name: id,
    kind: 'internal',
    startMs: 0,
    durationMs: 10,
    status: 'unset',
    attributes: {},
    ...over,
  };
}
