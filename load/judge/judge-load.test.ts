import { describe, expect, test } from 'vitest';
import type { SpanRecord } from '../../harness/telemetry/index.ts';
import { createSpanStore } from '../../harness/telemetry/index.ts';
import { alike, type RunOfTest, runOf, type UserOfTest } from '../testing/journal-of.ts';
import { culprits } from './culprit.ts';
import { findingsOf, judgeLoad } from './judge-load.ts';

const judge = (run: RunOfTest, spans: readonly SpanRecord[] = []) => {
  const store = createSpanStore();
  store.add(spans);
  return judgeLoad(runOf(run), culprits(store));
};
const limit = { profile: { thresholds: { 'GET /items': { p95Ms: 100 } } } };

test('a run that keeps to its limits passes and says what it was', () => {
  const outcome = judge({ ratePerSecond: 10, users: alike(100), ...limit });
  expect(outcome).toEqual({ verdict: 'pass', reason: '100 requests, 10.0 a second, p50 10 ms, p95 10 ms' });
});

describe('a hollow run is no pass', () => {
  test('nobody came', () => {
    const outcome = judge({ ratePerSecond: 10, users: [] });
    expect(outcome).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('no user of visit came'),
    });
  });
  test('k6 did not finish: not even a broken limit is judged', () => {
    const ending = { complete: false, reason: 'k6 did not finish: it was ended by SIGKILL' } as const;
    const outcome = judge({ ratePerSecond: 10, users: alike(100, { ms: 900 }), ending, ...limit });
    expect(outcome).toEqual({ verdict: 'inconclusive', reason: ending.reason });
  });
  test('requests are missing from the journal', () => {
    const outcome = judge({ ratePerSecond: 10, users: alike(100), counted: 150 });
    expect(outcome).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('counted 50 requests more'),
    });
  });
});

describe('latency', () => {
  test('over the limit fails with figure, limit and samples', () => {
    const outcome = judge({ ratePerSecond: 10, users: [...alike(100, { ms: 150 })], ...limit });
    expect(outcome).toEqual({ verdict: 'fail', reason: 'GET /items: p95 150 ms of 100 samples, limit 100 ms' });
  });
  test('a single stall leaves it open', () => {
    const stalled = alike(100).map((user, at): UserOfTest => (at >= 40 && at < 60 ? { ms: 900 } : user));
    expect(judge({ ratePerSecond: 10, users: stalled, ...limit })).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('in one part of the run alone'),
    });
  });
  test('is not judged by too few samples', () => {
    const outcome = judge({ ratePerSecond: 1, users: alike(10, { ms: 900 }), ...limit });
    expect(outcome).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('10 samples are too few'),
    });
  });
  test('is not made to look good by quick refusals', () => {
    const users = alike(100).map(
      (_, at): UserOfTest => (at % 2 ? { ms: 1, failure: 'GET /items answered 503' } : { ms: 150 }),
    );
    const outcome = judge({
      ratePerSecond: 10,
      users,
      profile: { thresholds: { 'GET /items': { p50Ms: 100 } }, errorRate: 1 },
    });
    expect(outcome).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('p50 150 ms of 50 samples') });
  });
});

describe('failures', () => {
  test('are told by the ways to fail, the most frequent first, ids aside', () => {
    const failing = (failure: string): UserOfTest => ({ failure });
    const users = [
      ...alike(90),
      ...['o-17', 'o-18', 'o-19'].map((id) => failing(`no order ${id}`)),
      failing('the list is empty'),
    ];
    expect(judge({ ratePerSecond: 9.4, users })).toEqual({
      verdict: 'fail',
      reason:
        'visit: 4 of 94 users failed (at most 1 % may): 3 × in "look": no order o-17; 1 × in "look": the list is empty',
    });
  });
  test('a user who never came to an end has failed', () => {
    const outcome = judge({ ratePerSecond: 10, users: [...alike(95), ...alike(5, { outcome: 'cut off' })] });
    expect(outcome).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('5 × did not come to an end') });
  });
  test('one of very few users may be chance', () => {
    const outcome = judge({ ratePerSecond: 1, users: [...alike(9), { failure: 'GET /items: connection reset' }] });
    expect(outcome).toMatchObject({ verdict: 'inconclusive' });
  });
  test('a route over its error rate fails, although its journeys go on', () => {
    const users = [...alike(90), ...alike(10, { failure: 'GET /items answered 500', outcome: 'completed' })];
    const outcome = judge({ ratePerSecond: 10, users, profile: { thresholds: { 'GET /items': { errorRate: 0.05 } } } });
    // The step of that name does not exist, so the route is meant.
    expect(outcome).toEqual({
      verdict: 'fail',
      reason: 'GET /items: 10 of 100 failed, limit 5 %: GET /items answered 500',
    });
  });
});

describe('arrivals that did not take place', () => {
  test('fail when all users were waiting for answers', () => {
    const outcome = judge({ ratePerSecond: 10, places: 4, users: alike(50, { ms: 790 }) });
    expect(outcome).toMatchObject({
      verdict: 'fail',
      reason: expect.stringContaining('50 of 100 users could come (50 %'),
    });
  });
  test('leave it open when there were places: k6 was late', () => {
    const outcome = judge({ ratePerSecond: 10, places: 4, users: alike(50, { ms: 20 }) });
    expect(outcome).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('k6 was late, not the system'),
    });
  });
});

describe('the reason says where to look', () => {
  const span = (spanId: string, parentSpanId: string | undefined, rest: Partial<SpanRecord>): SpanRecord => ({
    ...{ traceId: 'a', spanId, parentSpanId, service: 'order', name: 'x', kind: 'server', startMs: 0, durationMs: 100 },
    ...{ status: 'unset', attributes: {} },
    ...rest,
  });

  test('the edge that most of the time was spent on', () => {
    const trace = [
      span('1', undefined, {
        service: 'gateway',
        attributes: { 'http.route': '/items', 'http.request.method': 'GET' },
      }),
      span('2', '1', { service: 'gateway', kind: 'client', startMs: 2, durationMs: 96 }),
      span('3', '2', {
        startMs: 4,
        durationMs: 92,
        attributes: { 'http.route': '/orders', 'http.request.method': 'GET' },
      }),
      span('4', '3', { kind: 'client', startMs: 6, durationMs: 88, attributes: { 'db.system.name': 'postgresql' } }),
    ];
    const outcome = judge({ ratePerSecond: 10, users: alike(100, { ms: 150, traceId: 'a' }), ...limit }, trace);
    expect(outcome.reason).toContain('(most of it in order→postgres, 88 ms a request)');
  });

  test('the call from which an error came', () => {
    const trace = [
      span('1', undefined, { service: 'gateway', status: 'error' }),
      span('2', '1', { status: 'error' }),
      span('3', '2', {
        kind: 'client',
        status: 'error',
        statusMessage: 'refused',
        attributes: { 'peer.service': 'payment' },
      }),
    ];
    const outcome = judge(
      { ratePerSecond: 10, users: alike(100, { failure: 'it answered 502', traceId: 'a' }) },
      trace,
    );
    expect(outcome.reason).toContain('it answered 502 (from order→payment: refused)');
  });
});

describe('what comes of being slow is worth a second look', () => {
  const speeds = (run: RunOfTest) =>
    findingsOf(runOf(run), culprits(createSpanStore())).map(({ speed }) => speed ?? false);

  test('users who waited in vain, and the samples that are missing because of them', () => {
    const users = [
      ...alike(50, { outcome: 'cut off' }),
      ...alike(10, { failure: 'GET /items: no answer within 10000 ms' }),
    ];
    const profile = { thresholds: { 'GET /item': { p95Ms: 100 } } };
    expect(speeds({ ratePerSecond: 6, users, profile })).toEqual([true, true]);
  });
  test('but not a wrong answer among them', () => {
    const users = [...alike(50, { outcome: 'cut off' }), { failure: 'the list is empty' }];
    expect(speeds({ ratePerSecond: 5.1, users })).toEqual([false]);
  });
});
