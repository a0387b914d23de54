import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UsageError } from '../harness/errors.ts';
import { runLoad } from './testing/run-load.ts';
import { startSmallServer } from './testing/small-server.ts';

const short = {
  warmUpS: 0,
  durationS: 2,
  thresholds: { look: { p95Ms: 500 }, 'GET /orders/:id': { p95Ms: 500, errorRate: 0 } },
};

test('a system that keeps up passes, and every user of the journey really came', async () => {
  await using server = await startSmallServer();
  const seen: unknown[] = [];
  const results = await runLoad({
    ...{ url: server.url, journey: 'browse', ratePerSecond: 20, profile: { ...short, warmUpS: 1 } },
    invariants: [
      {
        id: 'kept',
        title: 'Orders are kept',
        check: async ({ acknowledged = [] }) => {
          seen.push(...acknowledged);
          return [];
        },
      },
    ],
  });
  expect(results['load/small']).toMatchObject({
    verdict: 'pass',
    reason: expect.stringMatching(/^1\d\d requests, \d+\.\d a second, p50/),
  });
  expect(results['load/small']?.evidence.map(({ kind }) => kind)).toEqual(['json', 'timeline', 'timeline']);
  expect(results['load/small/work-per-request']).toMatchObject({ verdict: 'skipped' });
  expect(results['load/small/invariants']).toMatchObject({ verdict: 'pass' });

  const orders = server.received.filter(({ method }) => method === 'POST');
  expect(orders.length).toBeGreaterThan(55); // 20 a second for 3 s, warm-up included.
  expect(seen).toHaveLength(orders.length);
  expect(new Set(orders.map(({ headers }) => headers['idempotency-key'])).size).toBe(orders.length);
  expect(orders[0]?.headers).toMatchObject({
    traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    baggage: expect.stringContaining('synthetic=true'),
    'content-type': 'application/json',
  });
  expect(JSON.parse(orders[0]?.body ?? '')).toEqual({ item: expect.any(Number) });
  expect(server.received[0]?.path).toBe('/items?size=3');
});

test('journeys that all throw fail the load, although k6 ends with exit code 0', async () => {
  await using server = await startSmallServer();
  const { 'load/small': result } = await runLoad({
    ...{ url: server.url, journey: 'breaks', ratePerSecond: 20, profile: { warmUpS: 0, durationS: 1 } },
  });
  expect(result?.verdict).toBe('fail');
  expect(result?.reason).toMatch(/breaks: (\d+) of \1 users failed .*\1 × in "look": the journey broke: TypeError/);
});

test('answers over their limit fail, and only when a second look sees it again', async () => {
  await using server = await startSmallServer({ delayMs: 60 });
  const { 'load/small': result } = await runLoad({
    ...{ url: server.url, journey: 'browse', ratePerSecond: 20 },
    profile: { ...short, thresholds: { 'GET /items': { p95Ms: 40 } } },
  });
  expect(result?.verdict).toBe('fail');
  expect(result?.reason).toMatch(/^GET \/items: p95 \d+ ms of \d+ samples, limit 40 ms/);
  expect(result?.evidence.map(({ title }) => title)).toContain('latency (second look)');
});

test('a system that refuses orders fails with the answer it gave', async () => {
  await using server = await startSmallServer({ orderStatus: 503 });
  const { 'load/small': result } = await runLoad({
    url: server.url,
    journey: 'browse',
    ratePerSecond: 20,
    profile: { warmUpS: 0, durationS: 1 },
  });
  expect(result?.verdict).toBe('fail');
  expect(result?.reason).toContain('in "order": POST /orders answered 503, not 201');
});

test('users who find no place because answers are slow fail the load', async () => {
  await using server = await startSmallServer({ delayMs: 400 });
  const { 'load/small': result } = await runLoad({
    ...{ url: server.url, journey: 'browse', ratePerSecond: 20 },
    profile: { warmUpS: 1, durationS: 2, maxUsers: 4 },
  });
  expect(result?.verdict).toBe('fail');
  expect(result?.reason).toMatch(
    /browse: \d+ of 40 users could come .* all 4 were waiting for answers, median answer 4\d\d ms/,
  );
});

test('nothing listens: fail, with the refused connection', async () => {
  const server = await startSmallServer();
  await server[Symbol.asyncDispose]();
  const { 'load/small': result } = await runLoad({
    url: server.url,
    journey: 'browse',
    ratePerSecond: 20,
    profile: { warmUpS: 0, durationS: 1 },
  });
  expect(result?.verdict).toBe('fail');
  expect(result?.reason).toContain('GET /items: connection refused');
});

test('a journey that sends nothing puts nothing under load: inconclusive in every check', async () => {
  await using server = await startSmallServer();
  const results = await runLoad({
    ...{ url: server.url, journey: 'idle', ratePerSecond: 20, profile: { warmUpS: 0, durationS: 1 } },
    invariants: [{ id: 'any', title: 'Anything', check: async () => [] }],
  });
  for (const id of ['load/small', 'load/small/work-per-request', 'load/small/invariants'])
    expect(results[id], id).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringMatching(/nothing was put under load/),
    });
});

test('a threshold that nothing reaches is inconclusive and says what was reached', async () => {
  await using server = await startSmallServer();
  const { 'load/small': result } = await runLoad({
    ...{ url: server.url, journey: 'browse', ratePerSecond: 20 },
    profile: { ...short, thresholds: { 'GET /item': { p95Ms: 500 } } },
  });
  expect(result?.verdict).toBe('inconclusive');
  expect(result?.reason).toContain('"GET /item" has a threshold and was never reached; reached were "GET /items"');
});

test('k6 killed in the middle is inconclusive, whatever its figures were', async () => {
  let requests = 0;
  const onRequest = () => {
    requests += 1;
    if (requests === 20) for (const pid of k6OfThisTest()) process.kill(pid, 'SIGKILL');
  };
  await using server = await startSmallServer({ onRequest });
  const { 'load/small': result } = await runLoad({
    url: server.url,
    journey: 'browse',
    ratePerSecond: 20,
    profile: short,
  });
  expect(result).toMatchObject({
    verdict: 'inconclusive',
    reason: expect.stringContaining('k6 did not finish: it was ended by SIGKILL'),
  });
});

test('the K6_ variables of the user change nothing', async () => {
  process.env.K6_ITERATIONS = '1';
  try {
    await using server = await startSmallServer();
    const { 'load/small': result } = await runLoad({
      url: server.url,
      journey: 'browse',
      ratePerSecond: 20,
      profile: short,
    });
    expect(result?.verdict).toBe('pass');
    expect(server.received.length).toBeGreaterThan(100);
  } finally {
    delete process.env.K6_ITERATIONS;
  }
});

test.for([
  ['needs-node', /fixtures\/needs-node\.ts: imports node:fs/],
  ['needs-browser', /needs a browser/],
] as const)('the journey %s cannot run in k6: said before anything starts', async ([journey, said]) => {
  const refused = runLoad({ url: new URL('http://127.0.0.1:1'), journey, ratePerSecond: 1, profile: short });
  await expect(refused).rejects.toThrow(said);
  await expect(refused).rejects.toBeInstanceOf(UsageError);
  await expect(refused).rejects.toMatchObject({ code: 'SD_JOURNEY_NOT_PORTABLE' });
});

/** Processes whose parent is this one and that run k6. */
function k6OfThisTest(): number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => {
    try {
      const parent = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[1]);
      return parent === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('k6\0run');
    } catch {
      return false;
    }
  });
}
