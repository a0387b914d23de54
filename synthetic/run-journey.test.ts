import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../harness/clock.ts';
import { createRandom } from '../harness/random.ts';
import { defineJourney, type HttpUser } from './journey.ts';
import type { Exchange } from './request-record.ts';
import { type RunHttpJourneyOptions, runHttpJourney } from './run-journey.ts';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

describe('runHttpJourney', () => {
  let server: Server;
  let baseUrl: string;
  let seen: Seen[];

  beforeEach(async () => {
    seen = [];
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      if (request.url === '/never') return;
      if (request.url === '/cut') return void response.destroy();
      if (request.url === '/login')
        response.setHeader('set-cookie', ['sid=a=1; Path=/; HttpOnly', 'gone=1; Max-Age=0']);
      response.statusCode = request.url === '/missing' ? 404 : request.url === '/moved' ? 302 : 200;
      response.end(request.url === '/text' ? '<html>' : JSON.stringify({ url: request.url, long: 'x'.repeat(500) }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const run = (body: (user: HttpUser) => Promise<void>, options: Partial<RunHttpJourneyOptions> = {}) =>
    runHttpJourney(defineJourney({ id: 'try-out', title: 'Tries out', run: body }), {
      baseUrl,
      runId: 'r 1',
      random: createRandom(7),
      iteration: 3,
      clock: systemClock,
      signal: new AbortController().signal,
      ...options,
    });

  it('gives every request a trace of its own, and says that it is synthetic', async () => {
    let answered = '';
    const result = await run(async ({ http }) => {
      answered = (await http.get('/a')).traceId;
      await http.post('/b', { n: 1 }, { query: { q: 'ä b', page: 2 } });
    });
    expect(result.ok).toBe(true);
    const traces = seen.map(
      ({ headers }) => /^00-([0-9a-f]{32})-[0-9a-f]{16}-01$/.exec(String(headers.traceparent))?.[1],
    );
    expect(traces).toEqual(result.requests.map(({ traceId }) => traceId));
    expect(traces[0]).toBe(answered);
    expect(traces[0]).not.toBe(traces[1]);
    expect(seen[0]?.headers.baggage).toBe('synthetic=true,shakedown.run=r%201');
    expect(seen[1]).toMatchObject({ url: '/b?q=%C3%A4%20b&page=2', body: '{"n":1}' });
  });

  it('tells listeners what was said both ways, and keeps the record without the bodies', async () => {
    const heard: Exchange[] = [];
    const steps: string[] = [];
    const result = await run(
      (user) => user.step('order', async () => void (await user.http.post('/b', { n: 1 }, { route: '/:x' }))),
      { onRequest: (exchange) => heard.push(exchange), onStep: (step) => steps.push(step.name) },
    );
    expect(heard[0]).toMatchObject({
      method: 'POST',
      route: '/:x',
      step: 'order',
      status: 200,
      requestBody: '{"n":1}',
    });
    expect(heard[0]?.responseText).toContain('"url":"/b"');
    expect(result.requests[0]).not.toHaveProperty('responseText');
    expect(steps).toEqual(['order']);
    expect(result.steps[0]).toMatchObject({ name: 'order', ok: true });
  });

  it('fails on a status that is no answer, naming step, request, status and the start of the body', async () => {
    const result = await run(async (user) => {
      await user.step('look', async () => user.http.get('/fine'));
      await user.step('find it', async () => user.http.get('/missing'));
    });
    expect(result.failure).toMatchObject({ step: 'find it', kind: 'failure', traceId: result.requests[1]?.traceId });
    expect(result.failure?.message).toMatch(/^GET \/missing answered 404: \{"url":"\/missing"/);
    expect(result.failure?.message.length).toBeLessThan(250);
    expect(result.requests[1]?.failure).toBe(result.failure?.message);
    expect(result.steps.map(({ name, ok }) => [name, ok])).toEqual([
      ['look', true],
      ['find it', false],
    ]);
  });

  it('takes the statuses that the journey accepts for answers, and no others', async () => {
    const result = await run(async ({ http }) => {
      expect((await http.get('/missing', { accept: [404] })).status).toBe(404);
      expect((await http.get('/moved')).status).toBe(302);
      await http.get('/fine', { accept: [404] });
    });
    expect(result.failure?.message).toMatch(/^GET \/fine answered 200, not 404/);
  });

  it.each([
    ['/never', 'GET /never: no answer within 30 ms'],
    ['/cut', 'GET /cut: connection closed before the answer was complete'],
  ])('counts no answer as a failure of the system: %s', async (path, message) => {
    const result = await run(async ({ http }) => void (await http.get(path, { timeoutMs: 30 })));
    expect(result.failure).toMatchObject({ kind: 'failure', message });
    expect(result.requests).toMatchObject([{ status: 0, failure: message }]);
  });

  it('counts a refused connection as a failure of the system', async () => {
    await new Promise((resolve) => server.close(resolve));
    const result = await run(async ({ http }) => void (await http.get('/')));
    expect(result.failure).toMatchObject({ kind: 'failure', message: 'GET /: connection refused' });
  });

  it('tells a broken journey from a system that fails', async () => {
    const result = await run((user) => user.step('count', async () => void (undefined as unknown as number[]).length));
    expect(result.failure).toMatchObject({ step: 'count', kind: 'broken', traceId: undefined });
    expect(result.failure?.message).toMatch(/^TypeError: .*run-journey\.test\.ts/);
  });

  it('fails on an answer that is no JSON', async () => {
    const result = await run(async ({ http }) => void (await http.get('/text')).json());
    expect(result.failure).toMatchObject({ kind: 'failure', message: 'GET /text answered no JSON: <html>' });
  });

  it('waits for a condition, and tells what it saw last when it waited in vain', async () => {
    let asked = 0;
    const result = await run(async (user) => {
      await user.until('the third', async () => (++asked === 3 ? true : undefined), { everyMs: 1 });
      await user.http.get('/a');
      await user.until('rain', async () => undefined, { withinMs: 5, everyMs: 1 });
    });
    expect(asked).toBe(3);
    expect(result.failure?.message).toMatch(/^waited 5 ms for rain; last seen: GET http.*\/a 200 \{"url"/);
  });

  it('stops when told to, in the middle of a request', async () => {
    const stop = new AbortController();
    const running = run(async ({ http }) => void (await http.get('/never')), { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 20);
    expect((await running).failure).toMatchObject({ kind: 'stopped', message: 'stopped: enough' });
  });

  it('draws the same for the same seed and iteration, and never repeats a unique text', async () => {
    const drawn: number[] = [];
    const unique: string[] = [];
    const draw = async (user: HttpUser) => {
      drawn.push(user.random.int(1e9));
      unique.push(user.unique);
    };
    for (const iteration of [3, 3, 4]) await run(draw, { iteration });
    expect(drawn[0]).toBe(drawn[1]);
    expect(drawn[0]).not.toBe(drawn[2]);
    expect(new Set(unique).size).toBe(3);
    expect(unique[0]).toMatch(/^[0-9a-f]{8}-3$/);
  });

  it('keeps the cookies it is given', async () => {
    await run(async ({ http }) => {
      await http.get('/login');
      await http.get('/a');
    });
    expect(seen.map(({ headers }) => headers.cookie)).toEqual([undefined, 'sid=a=1']);
  });

  it('records requests and survives failures that the journey did not wait for', async () => {
    const result = await run(async (user) => {
      void user.http.get('/missing');
      void user.step('floating', async () => user.http.get('/cut'));
    });
    expect(result.requests.map(({ status }) => status).sort()).toEqual([0, 404]);
  });

  it('notes what the system acknowledged', async () => {
    const { acknowledged } = await run(async (user) => user.acknowledge('order', 'o-1'));
    expect(acknowledged).toMatchObject([{ kind: 'order', id: 'o-1' }]);
  });
});
