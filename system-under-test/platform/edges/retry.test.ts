import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMetrics, type Metrics } from '../metrics/index.ts';
import { withDeadline } from '../resilience/index.ts';
import { EdgeError } from './edge-error.ts';
import { edgeMetrics } from './edge-metrics.ts';
import { type EdgePolicyInput, edgePolicy } from './edge-policy.ts';
import type { EdgeResponse } from './http-exchange.ts';
import { createRetry, type Retry } from './retry.ts';

let metrics: Metrics;
let tries: number[];

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  metrics = createMetrics();
  tries = [];
});
afterEach(() => void vi.useRealTimers());

const answer: EdgeResponse = { status: 200, body: 'answer' };
const failed = (retryAfterMs?: number) => new EdgeError('product', 'failed', 'failed', { status: 503, retryAfterMs });

function retry(policy: Partial<EdgePolicyInput> = {}): Retry {
  return createRetry(edgePolicy.parse({ timeoutMs: 500, retries: 2, ...policy }), {
    backoff: () => 100,
    observer: edgeMetrics(metrics, 'product'),
  });
}

/** What comes of calls that go as told, one outcome a try; the last one stays. */
async function call(by: Retry, outcomes: (EdgeResponse | EdgeError)[], { safe = true, deadlineMs = 60_000 } = {}) {
  const result = withDeadline(deadlineMs, () =>
    by(safe, async () => {
      tries.push(Date.now());
      const outcome = outcomes[Math.min(tries.length, outcomes.length) - 1] as EdgeResponse | EdgeError;
      if (outcome instanceof EdgeError) throw outcome;
      return outcome;
    }),
  ).catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return result;
}

test('tries again after the backoff, until there is an answer', async () => {
  expect(await call(retry(), [failed(), failed(), answer])).toBe(answer);
  expect(tries).toEqual([0, 100, 200]);
  expect(await metrics.expose()).toContain('edge_retries_total{edge="product"} 2');
});

test('gives up after so many retries, with the last failure', async () => {
  const last = failed();
  expect(await call(retry(), [failed(), failed(), last])).toBe(last);
  expect(tries).toHaveLength(3);
});

test('never repeats a request that was sent and is not safe to repeat', async () => {
  const lost = new EdgeError('product', 'unreachable', 'the connection broke');
  expect(await call(retry(), [lost, answer], { safe: false })).toBe(lost);
  expect(await call(retry(), [{ ...answer, status: 429 }], { safe: false })).toMatchObject({ status: 429 });
  expect(tries).toHaveLength(2);
});

test('repeats any request that never left', async () => {
  const refused = new EdgeError('product', 'unreachable', 'connection refused', { sent: false });
  expect(await call(retry(), [refused, answer], { safe: false })).toBe(answer);
});

test.each(['refused', 'deadline'] as const)('does not repeat a call that was %s', async (reason) => {
  await call(retry(), [new EdgeError('product', reason, reason)]);
  expect(tries).toHaveLength(1);
});

test('waits as long as the callee asks for', async () => {
  expect(await call(retry(), [failed(1_500), { status: 429, body: '', retryAfterMs: 2_000 }, answer])).toBe(answer);
  expect(tries).toEqual([0, 1_500, 3_500]);
});

test('never waits less than the backoff, whatever the callee says', async () => {
  await call(retry(), [failed(0), answer]);
  expect(tries).toEqual([0, 100]);
});

test('gives up at once when the callee asks for more time than there is', async () => {
  const told = failed(1_500);
  expect(await call(retry(), [told], { deadlineMs: 1_200 })).toBe(told);
  expect(await call(retry({ longestPauseMs: 1_000 }), [told])).toBe(told);
  expect(tries).toEqual([0, 0]);
});

test('a callee that fails them all is asked a fifth more than it would be, no more', async () => {
  const by = retry({ retries: 3, retryBudget: { percent: 20, floor: 5 } });
  await Promise.all(Array.from({ length: 100 }, () => call(by, [failed()])));
  expect(tries).toHaveLength(100 + 20 + 5);
  expect(await metrics.expose()).toMatch(/edge_retry_budget_exhausted_total\{edge="product"\} [1-9]/);
});
