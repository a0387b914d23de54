import type { SpanEvent, SpanRecord } from './span.ts';

/** What an OTLP trace export holds: spans, and how many were refused with the reason of the first. */
export interface ReceivedSpans {
  readonly spans: readonly SpanRecord[];
  readonly rejected: number;
  readonly reason: string;
}

type Json = Readonly<Record<string, unknown>>;

const kinds = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
const statuses = ['unset', 'ok', 'error'] as const;

/**
 * Flattens an ExportTraceServiceRequest in OTLP's JSON encoding (hex ids, nanoseconds as text or number, enums as
 * numbers). A span that cannot be read is refused alone, as the protocol's partial success has it.
 * @throws TypeError when the whole is not such a request.
 */
export function readOtlpSpans(request: unknown): ReceivedSpans {
  if (!isObject(request)) throw new TypeError('the body is not an object');
  const spans: SpanRecord[] = [];
  let rejected = 0;
  let reason = '';
  for (const group of objects(request.resourceSpans, 'resourceSpans')) {
    const resource = isObject(group.resource) ? group.resource : {};
    const name = attributesOf(resource.attributes)['service.name'];
    const service = name === undefined ? 'unknown_service' : String(name);
    for (const scope of objects(group.scopeSpans, 'scopeSpans')) {
      for (const span of objects(scope.spans, 'spans')) {
        try {
          spans.push(spanOf(span, service));
        } catch (error) {
          rejected += 1;
          reason ||= `${service}: ${(error as Error).message}`;
        }
      }
    }
  }
  return { spans, rejected, reason };
}

function spanOf(span: Json, service: string): SpanRecord {
  const start = nanos(span.startTimeUnixNano, 'startTimeUnixNano');
  const end = nanos(span.endTimeUnixNano ?? 0, 'endTimeUnixNano');
  const status = isObject(span.status) ? span.status : {};
  const parent = span.parentSpanId;
  const links = objects(span.links, 'links').map((link) => ({
    traceId: id(link.traceId, 32, 'traceId of a link'),
    spanId: id(link.spanId, 16, 'spanId of a link'),
  }));
  const events = objects(span.events, 'events').map(eventOf);
  return {
    traceId: id(span.traceId, 32, 'traceId'),
    spanId: id(span.spanId, 16, 'spanId'),
    // Some exporters write a root's parent as an empty or an all-zero id.
    parentSpanId: parent === undefined || /^0*$/.test(String(parent)) ? undefined : id(parent, 16, 'parentSpanId'),
    service,
    name: String(span.name ?? ''),
    kind: kinds[enumOf(span.kind, 'SPAN_KIND_', ['UNSPECIFIED', ...kinds.slice(1)])] ?? 'internal',
    startMs: toMs(start),
    durationMs: end > start ? toMs(end - start) : 0,
    status: statuses[enumOf(status.code, 'STATUS_CODE_', statuses)] ?? 'unset',
    ...(status.message ? { statusMessage: String(status.message) } : {}),
    attributes: attributesOf(span.attributes),
    ...(links.length > 0 ? { links } : {}),
    ...(events.length > 0 ? { events } : {}),
  };
}

const eventOf = (event: Json): SpanEvent => ({
  name: String(event.name ?? ''),
  atMs: toMs(nanos(event.timeUnixNano ?? 0, 'timeUnixNano of an event')),
  attributes: attributesOf(event.attributes),
});

function attributesOf(list: unknown): SpanRecord['attributes'] {
  return Object.fromEntries(
    objects(list, 'attributes').map((each) => {
      const value = readValue(each.value);
      return [String(each.key ?? ''), typeof value === 'object' ? JSON.stringify(value) : value];
    }),
  );
}

type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value };

function readValue(any: unknown): Value {
  if (!isObject(any)) return '';
  if ('intValue' in any || 'doubleValue' in any) return Number(any.intValue ?? any.doubleValue);
  if ('boolValue' in any) return any.boolValue === true;
  if (isObject(any.arrayValue)) return objects(any.arrayValue.values, 'values').map(readValue);
  if (isObject(any.kvlistValue)) {
    const pairs = objects(any.kvlistValue.values, 'values');
    return Object.fromEntries(pairs.map((pair) => [String(pair.key), readValue(pair.value)]));
  }
  return String(any.stringValue ?? any.bytesValue ?? '');
}

/** OTLP/JSON has enums as numbers; some writers use their names, as protobuf's own JSON mapping does. */
function enumOf(value: unknown, prefix: string, names: readonly string[]): number {
  if (typeof value === 'number') return value;
  return Math.max(
    0,
    names.findIndex((name) => `${prefix}${name.toUpperCase()}` === value),
  );
}

function id(value: unknown, length: number, field: string): string {
  const text = String(value).toLowerCase();
  if (text.length !== length || !/^[0-9a-f]+$/.test(text) || /^0+$/.test(text))
    throw new TypeError(`${field} ${JSON.stringify(value)} is not an id of ${length} hex digits`);
  return text;
}

function nanos(value: unknown, field: string): bigint {
  if (typeof value === 'number' && Number.isFinite(value)) return BigInt(Math.trunc(value));
  if (typeof value === 'string' && /^\d{1,20}$/.test(value)) return BigInt(value);
  throw new TypeError(`${field} ${JSON.stringify(value)} is not a number of nanoseconds`);
}

/** Through microseconds, so that a double keeps the fraction of an epoch time. */
const toMs = (nanoseconds: bigint): number => Number(nanoseconds / 1000n) / 1000;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function objects(value: unknown, field: string): readonly Json[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value) || !value.every(isObject)) throw new TypeError(`${field} is not a list of objects`);
  return value;
}
