import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReadiness } from '../../platform/health/index.ts';
import { createRouter, HttpError, type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { type Behaviour, behaviourMiddleware, controlRoutes, createBehaviour } from './index.ts';

let server: HttpServer;
let behaviour: Behaviour;
let done: number;

beforeEach(async () => {
  behaviour = createBehaviour();
  done = 0;
  const router = createRouter();
  router.post('/work', behaviourMiddleware(behaviour), (ctx) => {
    if (behaviour.take('refuse')) throw new HttpError(402, 'refused', 'No');
    done += 1;
    ctx.body = { done };
  });
  server = await startHttpServer({ port: 0, log: pino({ level: 'silent' }), readiness: createReadiness() });
  server.serve(router, controlRoutes(behaviour, { party: 'Worker', refusal: 'Refuse work' }));
});
afterEach(() => server.stop());

const ask = (path: string, init: RequestInit = {}) =>
  fetch(`http://127.0.0.1:${server.port}${path}`, {
    ...init,
    headers: { 'content-type': 'application/json', connection: 'close' },
  });
const work = () => ask('/work', { method: 'POST' });
const put = (state: object) => ask('/control/behaviour', { method: 'PUT', body: JSON.stringify(state) });
const well = { slow: null, refuse: null, loseAnswers: null };

test('behaves well until it is told otherwise', async () => {
  expect(await (await ask('/control/behaviour')).json()).toEqual(well);
  expect((await work()).status).toBe(200);
});

test('refuses as many requests as asked for, and says how many are left', async () => {
  expect(await (await put({ refuse: { requests: 2 } })).json()).toEqual({ ...well, refuse: { requests: 2 } });
  expect((await work()).status).toBe(402);
  expect(await (await ask('/control/behaviour')).json()).toEqual({ ...well, refuse: { requests: 1 } });
  expect((await work()).status).toBe(402);
  expect((await work()).status).toBe(200);
});

test('does the work whose answer it loses, until it is reset', async () => {
  await put({ loseAnswers: {} });
  await expect(work()).rejects.toThrow();
  await expect(work()).rejects.toThrow();
  expect(done).toBe(2);
  await put({});
  expect((await work()).status).toBe(200);
});

test('loses refusals too', async () => {
  await put({ loseAnswers: {}, refuse: {} });
  await expect(work()).rejects.toThrow();
  expect(done).toBe(0);
});

test('waits before it does the work', async () => {
  await put({ slow: { ms: 60, requests: 1 } });
  const before = performance.now();
  const answer = work();
  expect(done).toBe(0);
  expect((await answer).status).toBe(200);
  expect(performance.now() - before).toBeGreaterThanOrEqual(59);
});

test.each([
  [{ slow: { ms: 0 } }, 'slow.ms'],
  [{ refuse: { requests: 0 } }, 'refuse.requests'],
  [{ explode: {} }, 'explode'],
])('refuses a behaviour that it does not have: %o', async (state, path) => {
  const answer = await put(state);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ error: { path } });
});

test('serves its page, which names the party and finds its parts', async () => {
  const page = await ask('/control');
  expect(page.headers.get('content-type')).toContain('text/html');
  const html = await page.text();
  expect(html).toContain('<h1>Worker</h1>');
  expect(html).toContain('Refuse work');
  expect(html).not.toContain('{{');
  for (const [, path = ''] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) expect((await ask(path)).status).toBe(200);
});
