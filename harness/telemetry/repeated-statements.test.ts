import { expect, it } from 'vitest';
import { repeatedStatements } from './repeated-statements.ts';
import type { SpanRecord } from './span.ts';
import { span } from './trace-fixture.ts';

const request = (id: string, over: Partial<SpanRecord> = {}) =>
  span('order', id, undefined, {
    kind: 'server',
    attributes: { 'http.request.method': 'GET', 'http.route': '/orders' },
    ...over,
  });
const queries = (parent: string, times: number, text: string, over: Partial<SpanRecord> = {}) =>
  Array.from({ length: times }, (_, number) =>
    span('order', `${parent}-${text}-${number}`, parent, {
      kind: 'client',
      durationMs: 2,
      attributes: { 'db.query.text': text },
      ...over,
    }),
  );
const select = 'select * from line where order_id = $1';

it('names the statement that a request sends more than five times', () => {
  expect(repeatedStatements([request('r'), ...queries('r', 5, select)])).toEqual([]);
  expect(repeatedStatements([request('r'), ...queries('r', 6, select), ...queries('r', 1, 'select 1')])).toEqual([
    { service: 'order', route: 'GET /orders', statement: select, times: 6, totalMs: 12, requests: 1, traceId: 't1' },
  ]);
});

it('counts per request, never over requests, and tells of the worst', () => {
  const spread = ['a', 'b', 'c'].flatMap((id) => [request(id), ...queries(id, 3, select)]);
  expect(repeatedStatements(spread)).toEqual([]);
  const worst = { traceId: 't2' };
  const two = [request('a'), ...queries('a', 6, select), request('b', worst), ...queries('b', 9, select, worst)];
  expect(repeatedStatements(two)).toMatchObject([{ times: 9, requests: 2, traceId: 't2' }]);
});

it('looks through internal spans, and takes layout as no difference', () => {
  const inside = span('order', 'inside', 'r');
  const laidOut = queries('inside', 3, select.replace(' from', '\n  from'));
  expect(repeatedStatements([request('r'), inside, ...queries('inside', 3, select), ...laidOut])).toMatchObject([
    { times: 6 },
  ]);
});

it('leaves out transaction control, work of no request, other services, and spans sent twice', () => {
  expect(repeatedStatements([request('r'), ...queries('r', 9, 'BEGIN'), ...queries('r', 9, 'commit;')])).toEqual([]);
  expect(repeatedStatements(queries('lost', 9, select))).toEqual([]);
  expect(repeatedStatements([request('r'), ...queries('r', 9, select, { service: 'other' })])).toEqual([]);
  expect(repeatedStatements([request('r'), ...queries('r', 4, select), ...queries('r', 4, select)])).toEqual([]);
  const circle = [span('order', 'x', 'y'), span('order', 'y', 'x'), ...queries('x', 9, select)];
  expect(repeatedStatements(circle)).toEqual([]);
});

it('takes the limit it is given', () => {
  expect(repeatedStatements([request('r'), ...queries('r', 3, select)], { moreThan: 2 })).toMatchObject([{ times: 3 }]);
});
