import type { SpanRecord } from './span.ts';

/** Ways through a set of spans; duplicates (a repeated export) count once. */
export interface SpanIndex {
  readonly spans: readonly SpanRecord[];
  find(traceId: string, spanId: string): SpanRecord | undefined;
  /** The span's parent, if it is in the set; a span that names itself has none. */
  parent(span: SpanRecord): SpanRecord | undefined;
  children(span: SpanRecord): readonly SpanRecord[];
}

export function indexSpans(all: readonly SpanRecord[]): SpanIndex {
  const byId = new Map<string, SpanRecord>();
  for (const span of all) byId.set(key(span), span);
  const spans = [...byId.values()];
  const find = (traceId: string, spanId: string) => byId.get(key({ traceId, spanId }));
  const parent = (span: SpanRecord): SpanRecord | undefined =>
    span.parentSpanId === undefined || span.parentSpanId === span.spanId
      ? undefined
      : find(span.traceId, span.parentSpanId);
  const children = new Map<SpanRecord, SpanRecord[]>();
  for (const span of spans) {
    const above = parent(span);
    if (above === undefined) continue;
    const siblings = children.get(above);
    if (siblings) siblings.push(span);
    else children.set(above, [span]);
  }
  return { spans, find, parent, children: (span) => children.get(span) ?? [] };
}

const key = ({ traceId, spanId }: Pick<SpanRecord, 'traceId' | 'spanId'>): string => `${traceId}/${spanId}`;

/** What a server or consumer span serves: `GET /api/orders/:id`, `process orders`, else its name. */
export function routeOf({ name, attributes }: SpanRecord): string {
  const route = attributes['http.route'];
  if (route !== undefined)
    return [attributes['http.request.method'], route].filter((part) => part !== undefined).join(' ');
  const destination = attributes['messaging.destination.name'];
  if (destination !== undefined) return `${attributes['messaging.operation.type'] ?? 'process'} ${destination}`;
  return name;
}
