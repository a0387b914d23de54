import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMetrics } from '../metrics/index.ts';
import { createBreaker, type Try } from './breaker.ts';
import { EdgeError, type EdgeFailure } from './edge-error.ts';
import { edgeMetrics } from './edge-metrics.ts';
import { edgePolicy } from './edge-policy.ts';

const metrics = createMetrics();
let breaker: Try;

beforeEach(() => {
  vi.useFakeTimers();
  const policy = edgePolicy.parse({ timeoutMs: 500, breaker: { failures: 3, halfOpenAfterMs: 1_000 } });
  breaker = createBreaker('payment', policy, {
    log: pino({ level: 'silent' }),
    observer: edgeMetrics(metrics, 'payment'),
  });
});
afterEach(() => void vi.useRealTimers());

const ok = () => breaker(async () => 'answer');
const fail = (reason: EdgeFailure = 'failed') =>
  breaker(() => Promise.reject(new EdgeError('payment', reason, reason))).catch((error) => error.reason);
const failTimes = async (times: number, reason?: EdgeFailure) => {
  for (let time = 0; time < times; time += 1) await fail(reason);
};
const state = async () => /edge_breaker_state\{edge="payment"\} (\S+)/.exec(await metrics.expose())?.[1];

test('opens after so many failures in a row, and asks nobody then', async () => {
  await failTimes(3);
  const attempt = vi.fn();
  await expect(breaker(attempt)).rejects.toMatchObject({ reason: 'refused', sent: false });
  expect(attempt).not.toHaveBeenCalled();
  expect(await state()).toBe('1');
});

test('an answer in between starts the count anew, however much time has passed', async () => {
  await failTimes(2);
  vi.advanceTimersByTime(3_600_000);
  await ok();
  await failTimes(2);
  expect(await ok()).toBe('answer');
  expect(await state()).toBe('0');
});

test('closes again with the first answer after the pause', async () => {
  await failTimes(3);
  vi.advanceTimersByTime(999);
  expect(await ok().catch((error) => error.reason)).toBe('refused');
  vi.advanceTimersByTime(1);
  expect(await ok()).toBe('answer');
  expect(await state()).toBe('0');
  await failTimes(2);
  expect(await ok()).toBe('answer');
});

test('one failure after the pause is enough to open it again', async () => {
  await failTimes(3);
  vi.advanceTimersByTime(1_000);
  expect(await fail()).toBe('failed');
  expect(await fail()).toBe('refused');
});

test('while one call finds out, the others are refused instead of waiting for it', async () => {
  await failTimes(3);
  vi.advanceTimersByTime(1_000);
  const { promise, resolve } = Promise.withResolvers<string>();
  const findingOut = breaker(() => promise);
  expect(await state()).toBe('0.5');
  await expect(ok()).rejects.toMatchObject({ reason: 'refused' });
  resolve('answer');
  expect(await findingOut).toBe('answer');
  expect(await ok()).toBe('answer');
});

test('does not count that our own caller was in a hurry', async () => {
  await failTimes(10, 'deadline');
  expect(await ok()).toBe('answer');
});
