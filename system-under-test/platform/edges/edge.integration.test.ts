import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createReadiness } from '../health/index.ts';
import { createRouter, type Routes, startHttpServer } from '../http/index.ts';
import { createMetrics, type Metrics } from '../metrics/index.ts';
import { withDeadline } from '../resilience/index.ts';
import { createEdge, type Edge, type EdgeOptions } from './edge.ts';
import { requestOr } from './request-or.ts';

const log = pino({ level: 'silent' });
let metrics: Metrics;
let closing: (() => Promise<void>)[];

beforeEach(() => {
  metrics = createMetrics();
  closing = [];
});
afterEach(async () => {
  for (const close of closing) await close();
});

const edgeTo = (url: string, options: Partial<EdgeOptions> = {}): Edge =>
  createEdge({ peer: 'callee', url, timeoutMs: 2_000, log, metrics, ...options });

describe('a deadline', () => {
  test('holds down the whole chain: the first answers in time although the last does not', async () => {
    const told: string[] = [];
    const last = await startCallee((request) => void told.push(String(request.headers['request-deadline'])));
    const middle = await startService(passingOn(edgeTo(last, { peer: 'last' })));
    const first = await startService(passingOn(edgeTo(middle, { peer: 'middle' })));

    const began = performance.now();
    const response = await fetch(`${first}/`, { headers: { 'request-deadline': '700', connection: 'close' } });
    // Each edge alone would wait for 2 s; the rest is what a busy machine takes to connect.
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(response.status).toBe(504);
    expect(told).toHaveLength(1);
    expect(Number(told[0])).toBeGreaterThan(500);
    expect(Number(told[0])).toBeLessThan(700 - 2 * 20 + 1);
  });

  test('that has passed keeps a request from being begun', async () => {
    let begun = 0;
    const service = await startService(async (ctx) => {
      begun += 1;
      ctx.body = {};
    });
    const response = await fetch(service, { headers: { 'request-deadline': '0', connection: 'close' } });
    expect([response.status, begun]).toEqual([504, 0]);
  });

  test('that has passed keeps a call from being made', async () => {
    let asked = 0;
    const url = await startCallee((_, response) => {
      asked += 1;
      response.end('{}');
    });
    const call = withDeadline(0, () => edgeTo(url, { retries: 3 }).request({ method: 'GET', path: '/' }));
    await expect(call).rejects.toMatchObject({ reason: 'deadline', sent: false });
    expect(asked).toBe(0);
  });

  test('of a caller in a hurry opens no breaker, and a callee that hangs does', async () => {
    const url = await startCallee(() => {});
    const edge = edgeTo(url, { timeoutMs: 120, breaker: { failures: 2, halfOpenAfterMs: 60_000 } });
    const ask = (ms: number) =>
      withDeadline(ms, () => edge.request({ method: 'GET', path: '/' })).catch((error) => error.reason);
    expect([await ask(30), await ask(30), await ask(30)]).toEqual(['deadline', 'deadline', 'deadline']);
    expect([await ask(500), await ask(500), await ask(500)]).toEqual(['timeout', 'timeout', 'refused']);
  });
});

describe('a request', () => {
  test('that reached nobody is made again, whatever it is', async () => {
    const { url, listen } = await reserveAddress();
    const edge = edgeTo(url, { retries: 5, backoff: { firstMs: 40, maxMs: 40 } });
    const asked = edge.request({ method: 'POST', path: '/orders', body: {} });
    await listen((_, response) => response.writeHead(201).end('{}'));
    expect(await asked).toMatchObject({ status: 201 });
  });

  test('whose answer was lost is made again only when it is safe to', async () => {
    let asked = 0;
    const url = await startCallee((request) => {
      asked += 1;
      request.socket.destroy();
    });
    const edge = edgeTo(url, { retries: 2, backoff: { firstMs: 1, maxMs: 1 } });
    const post = { method: 'POST', path: '/orders', body: {} } as const;
    await expect(edge.request(post)).rejects.toMatchObject({ reason: 'unreachable', sent: true });
    expect(asked).toBe(1);
    await expect(edge.request({ ...post, idempotencyKey: 'k1' })).rejects.toMatchObject({ reason: 'unreachable' });
    expect(asked).toBe(4);
  });

  test('is made again when the callee has had the pause that it asked for', async () => {
    const asked: number[] = [];
    const url = await startCallee((_, response) => {
      asked.push(performance.now());
      if (asked.length === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.end('{}');
    });
    const answer = await edgeTo(url, { retries: 1 }).request({ method: 'GET', path: '/' });
    expect(answer.status).toBe(200);
    expect((asked[1] ?? 0) - (asked[0] ?? 0)).toBeGreaterThan(990);
  });
});

test('what can be done without is done without, and a refusal is still an answer', async () => {
  const url = await startCallee((request, response) => response.writeHead(request.url === '/no' ? 404 : 500).end());
  const edge = edgeTo(url);
  expect(await requestOr(edge, { method: 'GET', path: '/' }, (error) => error.reason)).toBe('failed');
  expect(await requestOr(edge, { method: 'GET', path: '/no' }, () => 'without')).toMatchObject({ status: 404 });
});

test('a slow callee takes no more places than it may, and the numbers tell', async () => {
  const url = await startCallee(() => {});
  const edge = edgeTo(url, { concurrency: 2, queue: 1, timeoutMs: 300 });
  const outcomes = await Promise.all(
    Array.from({ length: 5 }, () => requestOr(edge, { method: 'GET', path: '/' }, (error) => error.reason)),
  );
  expect(outcomes.slice(0, 2)).toEqual(['timeout', 'timeout']);
  expect(outcomes.slice(3)).toEqual(['refused', 'refused']);
  const told = await metrics.expose();
  expect(told).toContain('edge_request_duration_seconds_count{edge="callee",outcome="timeout"}');
  expect(told).toMatch(/edge_bulkhead_rejected_total\{edge="callee"\} [23]/);
  expect(told).toContain('edge_bulkhead_calls{edge="callee",state="in-use"} 0');
});

test('a server refuses what is too much, answers its health all the same, and counts by route', async () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const router = createRouter();
  router.get('/products/:id', async (ctx) => {
    await held;
    ctx.body = {};
  });
  closing.push(async () => release());
  const url = await startService(router, 1);
  const ask = (path: string) =>
    fetch(`${url}${path}`, { headers: { connection: 'close' }, signal: AbortSignal.timeout(5_000) });
  const first = ask('/products/p1');
  while (!(await (await ask('/metrics')).text()).includes('http_server_active_requests 1'));

  const refused = await ask('/products/p2');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1']);
  expect((await ask('/health/ready')).status).toBe(200);
  release();
  expect((await first).status).toBe(200);
  expect((await ask('/products/p3')).status).toBe(200);

  const told = await (await ask('/metrics')).text();
  expect(told).toContain(
    'http_server_request_duration_seconds_count{method="GET",route="/products/:id",status="200"} 2',
  );
  expect(told).toContain('http_server_requests_shed_total 1');
  expect(told).not.toContain('p1');
});

function passingOn(edge: Edge): Routes {
  return async (ctx) => {
    ctx.body = (await edge.request({ method: 'GET', path: '/' })).body;
  };
}

async function startService(routes: Routes, maxRequests?: number): Promise<string> {
  const server = await startHttpServer({
    port: 0,
    log,
    readiness: createReadiness(),
    ...(maxRequests !== undefined && { maxRequests }),
  });
  server.serve(routes);
  closing.push(() => server.stop());
  return `http://127.0.0.1:${server.port}`;
}

async function startCallee(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => stop(server));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** An address where nobody listens yet. */
async function reserveAddress() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await stop(server);
  return {
    url: `http://127.0.0.1:${port}`,
    async listen(listener: RequestListener) {
      server.on('request', listener);
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      closing.push(() => stop(server));
    },
  };
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
