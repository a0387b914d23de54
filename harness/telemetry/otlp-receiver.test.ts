import { createConnection } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OtlpReceiver, startOtlpReceiver } from './otlp-receiver.ts';
import type { SpanRecord } from './span.ts';

/** One span, written by OpenTelemetry's own serializers (@opentelemetry/otlp-transformer 0.223.1). */
const protobuf = Buffer.from(
  'CvUCChsKFwoMc2VydmljZS5uYW1lEgcKBW9yZGVyEAAS1QIKCQoEc2hvcBIBMRLHAgoQCvdlGRbNQ92ESOshHIAxnBIIt61rcWkgMzEiCADwZ6oLqQK3Kg9HRVQgL29yZGVycy86aWQwAjkVzQvcrMZsGEGVvQbfrMZsGEobCgpodHRwLnJvdXRlEg0KCy9vcmRlcnMvOmlkSiAKGWh0dHAucmVzcG9uc2Uuc3RhdHVzX2NvZGUSAxj0A0oSCgVyYXRpbxIJIQAAAAAAANA/SgwKBmNhY2hlZBICEABKFAoEdGFncxIMKgoKAwoBYQoDCgFiShIKA2JpZxILGPn//////////wFQAFozCYDRoN2sxmwYEglleGNlcHRpb24aGwoRZXhjZXB0aW9uLm1lc3NhZ2USBgoEYm9vbSAAYABqIwoQGvdlGRbNQ92ESOshHIAxnBIIx61rcWkgMzEoADUBAQAAcAB6CRIFw7xiZXIYAoUBAQEAAA==',
  'base64',
);
const json =
  '{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"order"}}],"droppedAttributesCount":0},"scopeSpans":[{"scope":{"name":"shop","version":"1"},"spans":[{"traceId":"0af7651916cd43dd8448eb211c80319c","spanId":"b7ad6b7169203331","parentSpanId":"00f067aa0ba902b7","name":"GET /orders/:id","kind":2,"startTimeUnixNano":"1760000000123456789","endTimeUnixNano":"1760000000173456789","attributes":[{"key":"http.route","value":{"stringValue":"/orders/:id"}},{"key":"http.response.status_code","value":{"intValue":500}},{"key":"ratio","value":{"doubleValue":0.25}},{"key":"cached","value":{"boolValue":false}},{"key":"tags","value":{"arrayValue":{"values":[{"stringValue":"a"},{"stringValue":"b"}]}}},{"key":"big","value":{"intValue":-7}}],"droppedAttributesCount":0,"events":[{"attributes":[{"key":"exception.message","value":{"stringValue":"boom"}}],"name":"exception","timeUnixNano":"1760000000150000000","droppedAttributesCount":0}],"droppedEventsCount":0,"status":{"code":2,"message":"über"},"links":[{"attributes":[],"spanId":"c7ad6b7169203331","traceId":"1af7651916cd43dd8448eb211c80319c","droppedAttributesCount":0,"flags":257}],"droppedLinksCount":0,"flags":257}]}]}]}';

const sent: SpanRecord = {
  traceId: '0af7651916cd43dd8448eb211c80319c',
  spanId: 'b7ad6b7169203331',
  parentSpanId: '00f067aa0ba902b7',
  service: 'order',
  name: 'GET /orders/:id',
  kind: 'server',
  startMs: 1760000000123.456,
  durationMs: 50,
  status: 'error',
  statusMessage: 'über',
  attributes: {
    'http.route': '/orders/:id',
    'http.response.status_code': 500,
    ratio: 0.25,
    cached: false,
    tags: '["a","b"]',
    big: -7,
  },
  links: [{ traceId: '1af7651916cd43dd8448eb211c80319c', spanId: 'c7ad6b7169203331' }],
  events: [{ name: 'exception', atMs: 1760000000150, attributes: { 'exception.message': 'boom' } }],
};

describe('OTLP receiver', () => {
  let receiver: OtlpReceiver;
  beforeEach(async () => {
    receiver = await startOtlpReceiver();
  });
  afterEach(() => receiver.stop());

  const post = (body: string | Uint8Array<ArrayBuffer>, type: string, { path = '/v1/traces', encoding = '' } = {}) =>
    fetch(receiver.url + path, {
      method: 'POST',
      body,
      headers: { 'content-type': type, ...(encoding ? { 'content-encoding': encoding } : {}) },
    });
  const span = (over: object) => ({
    traceId: '0af7651916cd43dd8448eb211c80319c',
    spanId: 'b7ad6b7169203331',
    startTimeUnixNano: '1760000000000000000',
    endTimeUnixNano: '1760000000001000000',
    ...over,
  });
  const request = (...spans: object[]) => JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });

  it.each([
    ['JSON', json, 'application/json; charset=utf-8', ''],
    ['protobuf', protobuf, 'application/x-protobuf', ''],
    ['gzipped JSON', gzipSync(json), 'application/json', 'gzip'],
    ['gzipped protobuf', gzipSync(protobuf), 'application/x-protobuf', 'gzip'],
  ])('takes a span in %s', async (_name, body, type, encoding) => {
    const answer = await post(body, type, { encoding });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe(type.split(';')[0]);
    expect(await answer.text()).toBe(type.includes('json') ? '{"partialSuccess":{}}' : '');
    expect(receiver.spans.all()).toEqual([sent]);
  });

  it('refuses a span that it cannot read, keeps the others, and says so', async () => {
    const bad = [span({ traceId: 'zz' }), span({ spanId: '0'.repeat(16) }), span({ startTimeUnixNano: 'soon' })];
    const answer = await post(request(bad[0] ?? {}, span({}), bad[1] ?? {}, bad[2] ?? {}), 'application/json');
    expect(await answer.json()).toEqual({
      partialSuccess: { rejectedSpans: '3', errorMessage: expect.stringContaining('traceId "zz"') },
    });
    expect(receiver.spans.count).toBe(1);
    expect(receiver.rejected).toBe(3);
  });

  it('reads ids in upper case, roots with an empty parent, missing ends, clocks set back and enums by name', async () => {
    await post(
      request(
        span({ traceId: '0AF7651916CD43DD8448EB211C80319C', parentSpanId: '' }),
        span({ spanId: '00f067aa0ba902b7', endTimeUnixNano: undefined, kind: 'SPAN_KIND_CONSUMER' }),
        span({ spanId: '00f067aa0ba902b8', endTimeUnixNano: '1', status: { code: 'STATUS_CODE_ERROR' } }),
      ),
      'application/json',
    );
    expect(receiver.spans.trace('0Af7651916cd43dd8448eb211c80319c')).toMatchObject([
      { service: 'unknown_service', parentSpanId: undefined, durationMs: 1, kind: 'internal' },
      { durationMs: 0, kind: 'consumer', status: 'unset' },
      { durationMs: 0, status: 'error' },
    ]);
  });

  it.each(['/v1/metrics', '/v1/logs'])('accepts %s and keeps nothing', async (path) => {
    expect((await post('{"resourceMetrics":[]}', 'application/json', { path })).status).toBe(200);
    expect(receiver.spans.count).toBe(0);
  });

  it.each([
    ['no JSON', 400, '{"resourceSpans":[', 'application/json', '/v1/traces', ''],
    ['a list', 400, '[]', 'application/json', '/v1/traces', ''],
    ['spans that are no list', 400, '{"resourceSpans":{"a":1}}', 'application/json', '/v1/traces', ''],
    ['protobuf cut off', 400, protobuf.subarray(0, 100), 'application/x-protobuf', '/v1/traces', ''],
    ['noise as protobuf', 400, Buffer.from('hello there'), 'application/x-protobuf', '/v1/traces', ''],
    ['no gzip', 400, json, 'application/json', '/v1/traces', 'gzip'],
    ['another encoding', 415, json, 'application/json', '/v1/traces', 'br'],
    ['another type', 415, json, 'text/plain', '/v1/traces', ''],
    ['another path', 404, json, 'application/json', '/v2/traces', ''],
    ['more than it can hold', 413, new Uint8Array(65 * 1024 * 1024), 'application/json', '/v1/traces', ''],
    ['a gzip bomb', 400, gzipSync(`{${' '.repeat(65 * 1024 * 1024)}}`), 'application/json', '/v1/traces', 'gzip'],
  ])('refuses %s with %i and lives on', async (_name, status, body, type, path, encoding) => {
    expect((await post(body, type, { path, encoding })).status).toBe(status);
    expect((await post(json, 'application/json')).status).toBe(200);
    expect(receiver.spans.count).toBe(1);
  });

  it('survives a client that hangs up in the middle', async () => {
    const socket = createConnection(Number(new URL(receiver.url).port), '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.write(
      'POST /v1/traces HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    );
    await new Promise<void>((resolve) => socket.end(() => resolve()));
    expect((await post(json, 'application/json')).status).toBe(200);
  });

  it('names the port that it cannot have', async () => {
    const port = Number(new URL(receiver.url).port);
    await expect(startOtlpReceiver({ port })).rejects.toMatchObject({
      code: 'SD_OTLP_PORT',
      message: expect.stringContaining(`127.0.0.1:${port}`),
    });
  });

  it('gives its port back when stopped, however often', async () => {
    await receiver.stop();
    await receiver.stop();
    await using again = await startOtlpReceiver({ port: Number(new URL(receiver.url).port) });
    expect(again.url).toBe(receiver.url);
  });
});
