import { expect, test } from 'vitest';
import type { SpanRecord } from '../../harness/telemetry/index.ts';
import { judgeWork } from './judge-work.ts';

const budget = { selfMs: 25, repeats: 10, tableRows: 100, samples: 20 };

const span = (
  traceId: string,
  spanId: string,
  parentSpanId: string | undefined,
  rest: Partial<SpanRecord>,
): SpanRecord => ({
  ...{
    traceId,
    spanId,
    parentSpanId,
    service: 'order',
    name: 'x',
    kind: 'server',
    startMs: 0,
    durationMs: 50,
    status: 'unset',
  },
  attributes: {},
  ...rest,
});
const route = (method: string, path: string) => ({ 'http.request.method': method, 'http.route': path });
const traces = (count: number, trace: (id: string) => SpanRecord[]) =>
  Array.from({ length: count }, (_, index) => trace(String(index))).flat();
const times = (count: number, make: (index: number) => SpanRecord) =>
  Array.from({ length: count }, (_, index) => make(index));

const list = (id: string, rest: Partial<SpanRecord> = {}) =>
  span(id, 'list', undefined, { attributes: route('GET', '/orders'), ...rest });
const statement = (id: string, index: number) =>
  span(id, `db${index}`, 'list', {
    kind: 'client',
    startMs: index,
    durationMs: 1,
    attributes: { 'db.query.text': 'select * from line where order_id = $1' },
  });

test('time spent waiting for a store is no work; the rest is', () => {
  const waiting = traces(20, (id) => [list(id), { ...statement(id, 0), durationMs: 45 }]);
  expect(judgeWork(waiting, budget)).toEqual({ findings: [], judged: 1 });
  const working = traces(20, (id) => [list(id), { ...statement(id, 0), durationMs: 5 }]);
  expect(judgeWork(working, budget).findings).toEqual([
    {
      verdict: 'fail',
      speed: true,
      reason: 'order works at least 45 ms itself on GET /orders (in three quarters of 20 requests), budget 25 ms',
    },
  ]);
});

test('many slow requests may be noise, as long as some are quick', () => {
  const spans = [
    ...traces(6, (id) => [list(id, { durationMs: 3 })]),
    ...traces(14, (id) => [list(`slow${id}`, { durationMs: 300 })]),
  ];
  expect(judgeWork(spans, budget).findings).toEqual([]);
});

test('a statement per item fails, and names service, route, count and statement', () => {
  const spans = traces(20, (id) => [list(id, { durationMs: 20 }), ...times(12, (index) => statement(id, index))]);
  const { findings } = judgeWork(spans, budget);
  expect(findings).toHaveLength(1);
  expect(findings[0]?.reason).toContain(
    'order sends one statement 12 times for one GET /orders (in 20 requests), at most 10 times: select',
  );
});

test('a call per item to another service fails on its edge', () => {
  const spans = traces(20, (id) => [
    list(id, { durationMs: 20 }),
    ...times(11, (index) => span(id, `out${index}`, 'list', { kind: 'client', durationMs: 1 })),
    ...times(11, (index) =>
      span(id, `in${index}`, `out${index}`, {
        service: 'product',
        durationMs: 1,
        attributes: route('GET', '/products/:id'),
      }),
    ),
  ]);
  expect(judgeWork(spans, budget).findings.map(({ reason }) => reason)).toEqual([
    'order→product is called 11 times with GET /products/:id for one GET /orders (in 20 requests), at most 10 times',
  ]);
});

test('what happened in one request alone may have been a retry', () => {
  const spans = [...traces(20, (id) => [list(id, { durationMs: 20 })]), ...times(12, (index) => statement('0', index))];
  expect(judgeWork(spans, budget).findings).toEqual([]);
});

test('too few traces of every route leave it open', () => {
  const { findings } = judgeWork(
    traces(19, (id) => [list(id)]),
    budget,
  );
  expect(findings).toMatchObject([{ verdict: 'inconclusive', reason: expect.stringContaining('too few') }]);
});
