import { expect, it } from 'vitest';
import { selfTimes } from './self-times.ts';
import { span } from './trace-fixture.ts';

const server = (over = {}) =>
  span('order', 'root', undefined, {
    kind: 'server',
    startMs: 100,
    durationMs: 100,
    attributes: { 'http.request.method': 'GET', 'http.route': '/orders/:id' },
    ...over,
  });
const call = (id: string, startMs: number, durationMs: number, parent = 'root') =>
  span('order', id, parent, { kind: 'client', startMs, durationMs });
const selfOf = (...spans: Parameters<typeof selfTimes>[0]) => selfTimes(spans)[0]?.samplesMs;

it('takes the union of the calls off the duration', () => {
  expect(selfOf(server(), call('a', 110, 30), call('b', 120, 30), call('c', 125, 5), call('d', 180, 10))).toEqual([50]);
});

it('counts a call within the request alone, however skewed the clock or late its end', () => {
  expect(selfOf(server(), call('early', 50, 70), call('late', 190, 500), call('outside', 500, 10))).toEqual([70]);
});

it('counts internal spans as own time, but not the calls within them', () => {
  const inside = span('order', 'inside', 'root', { startMs: 110, durationMs: 80 });
  expect(selfOf(server(), inside, call('a', 120, 30, 'inside'))).toEqual([70]);
});

it('takes the span of the callee where the caller has none of its own, but waits for no consumer', () => {
  const callee = span('payment', 'p', 'root', { kind: 'server', startMs: 120, durationMs: 40 });
  const consumer = span('mail', 'm', 'root', { kind: 'consumer', startMs: 160, durationMs: 40 });
  expect(selfTimes([server(), callee, consumer]).find((each) => each.service === 'order')?.samplesMs).toEqual([60]);
});

it('survives circles and children sent twice', () => {
  const a = span('order', 'a', 'b', { startMs: 110 });
  const b = span('order', 'b', 'a', { startMs: 110 });
  expect(selfOf(server(), call('c', 110, 10), call('c', 110, 10), a, b)).toEqual([90]);
  expect(selfOf(server({ parentSpanId: 'root' }))).toEqual([100]);
  expect(selfOf(server({ parentSpanId: 'x' }), span('order', 'x', 'root'))).toEqual([100]);
});

it('gathers requests by service and route, the largest total first', () => {
  const other = (id: string, durationMs: number) =>
    span('mail', id, undefined, {
      kind: 'consumer',
      durationMs,
      attributes: { 'messaging.destination.name': 'orders', 'messaging.operation.type': 'process' },
    });
  expect(selfTimes([other('x', 30), other('y', 10), other('z', 21), other('w', 20), server()])).toEqual([
    { service: 'order', route: 'GET /orders/:id', samplesMs: [100], medianMs: 100, totalMs: 100 },
    { service: 'mail', route: 'process orders', samplesMs: [10, 20, 21, 30], medianMs: 20.5, totalMs: 81 },
  ]);
});
