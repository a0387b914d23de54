import { describe, expect, it } from 'vitest';
import { missingEdges, peerCalls, reportingServices, serviceEdges } from './service-edges.ts';
import type { SpanRecord } from './span.ts';
import { span } from './trace-fixture.ts';

const ids = (edges: readonly { readonly id: string }[]) => edges.map((edge) => edge.id);

describe('serviceEdges', () => {
  it('sees a call where a span has its parent in another service, and counts failures', () => {
    const spans = [
      span('gateway', 'a', undefined, { kind: 'server' }),
      span('gateway', 'b', 'a', { kind: 'client' }),
      span('order', 'c', 'b', { kind: 'server', status: 'error' }),
      span('order', 'd', 'c'),
      span('order', 'e', 'b', { kind: 'server' }),
    ];
    expect(serviceEdges(spans)).toEqual([{ id: 'gateway→order', from: 'gateway', to: 'order', calls: 2, errors: 1 }]);
  });

  it('sees a message by parent or by link, of another trace too, once', () => {
    const producer = span('order', 'p', undefined, { kind: 'producer' });
    const links = [{ traceId: 't1', spanId: 'p' }];
    expect(ids(serviceEdges([producer, span('mail', 'c', 'p', { kind: 'consumer', links })]))).toEqual(['order→mail']);
    expect(serviceEdges([producer, span('mail', 'c', undefined, { traceId: 't2', links })])).toMatchObject([
      { calls: 1 },
    ]);
  });

  it('invents nothing from missing parents, circles, and a service that calls itself', () => {
    expect(
      serviceEdges([
        span('order', 'a', 'lost'),
        span('order', 'b', 'b'),
        span('order', 'c', 'd'),
        span('order', 'd', 'c'),
        span('stock', 'e', 'a', { traceId: 't2' }),
        span('stock', 'f', undefined, { links: [{ traceId: 't9', spanId: 'a' }] }),
      ]),
    ).toEqual([]);
  });

  it('counts a span once that arrived twice', () => {
    const call = span('order', 'b', 'a');
    expect(serviceEdges([span('gateway', 'a'), call, { ...call }])).toMatchObject([{ calls: 1 }]);
  });
});

describe('peerCalls', () => {
  const call = (to: string, over: Partial<SpanRecord> = {}) =>
    span('payment', to, undefined, { kind: 'client', attributes: { 'peer.service': to }, ...over });

  it('takes the word of the caller for a party without telemetry alone', () => {
    const spans = [
      call('psp', { status: 'error' }),
      call('order'),
      call('payment'),
      call('mail', { kind: 'internal' }),
    ];
    expect(peerCalls(spans, new Set(['payment', 'order']))).toEqual([
      { id: 'payment→psp', from: 'payment', to: 'psp', calls: 1, errors: 1 },
    ]);
  });
});

describe('missingEdges', () => {
  const trace = [
    span('gateway', 'a', undefined, { kind: 'server' }),
    span('gateway', 'b', 'a', { kind: 'client', attributes: { 'peer.service': 'order' } }),
  ];
  const answered = span('order', 'c', 'b', { kind: 'server' });
  const lost = span('order', 'c', undefined, { kind: 'server', traceId: 't2' });

  it('misses nothing when the callee joined the trace', () => {
    expect(missingEdges([...trace, answered], ['gateway->order'], new Set(['gateway', 'order']))).toEqual([]);
  });

  it('misses the edge when the callee reports elsewhere: the trace context was lost', () => {
    expect(missingEdges(trace, ['gateway→order'], reportingServices([...trace, lost]))).toEqual(['gateway→order']);
  });

  it('misses every edge of an empty trace', () => {
    expect(missingEdges([], ['gateway→order', 'order→psp'], new Set())).toEqual(['gateway→order', 'order→psp']);
  });
});
