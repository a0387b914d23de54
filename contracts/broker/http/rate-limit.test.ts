import { expect, test } from 'vitest';
import { BrokerError } from './broker-error.ts';
import { rateLimiter } from './rate-limit.ts';

function limiter(perSecond: number, burst: number) {
  const time = { now: 0 };
  const admit = rateLimiter({ perSecond, burst }, { now: () => time.now, sleep: async () => {} });
  const refusal = (client: string) => {
    try {
      admit(client);
      return undefined;
    } catch (error) {
      return error as BrokerError;
    }
  };
  return { time, refusal };
}

test('a burst passes, the next request is told how long to wait', () => {
  const { refusal } = limiter(0.5, 3);
  expect([1, 2, 3].map(() => refusal('a'))).toEqual([undefined, undefined, undefined]);
  expect(refusal('a')).toBeInstanceOf(BrokerError);
  expect(refusal('a')).toMatchObject({ status: 429, headers: { 'Retry-After': '2' } });
});

test('who waits as told is served again', () => {
  const { time, refusal } = limiter(2, 1);
  refusal('a');
  expect(refusal('a')?.status).toBe(429);
  time.now = 500;
  expect(refusal('a')).toBeUndefined();
  expect(refusal('a')?.status).toBe(429);
});

test('one client does not use up what another may', () => {
  const { refusal } = limiter(1, 1);
  refusal('a');
  expect(refusal('a')?.status).toBe(429);
  expect(refusal('b')).toBeUndefined();
});

test('of many clients it forgets who has been silent longest, never who is asking', () => {
  const { refusal } = limiter(1, 1);
  refusal('silent');
  for (let client = 0; client < 10_000; client++) {
    refusal('busy');
    refusal(`client ${client}`);
  }
  expect(refusal('busy')?.status).toBe(429);
  expect(refusal('silent')).toBeUndefined();
});
