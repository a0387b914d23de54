import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../harness/clock.ts';
import { createRandom } from '../harness/random.ts';
import { type BrowserUser, defineBrowserJourney } from './journey.ts';
import { launchChromium } from './launch-chromium.ts';
import { runBrowserJourney } from './run-browser-journey.ts';

const page = (script: string) => `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"></head>
  <body><h1>Shop</h1><button>Buy</button><output></output><script type="module">
  const show = (text) => { document.querySelector('output').textContent = text; };
  document.querySelector('button').onclick = async () => { ${script} };</script></body></html>`;

describe('runBrowserJourney', () => {
  let browser: Browser;
  let dir: string;
  let shop: Server;
  let other: Server;
  let script = '';
  const seen: { path: string; headers: IncomingHttpHeaders }[] = [];
  const foreign: IncomingHttpHeaders[] = [];

  const listen = (server: Server) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const addressOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'browser-journey-'));
    shop = createServer((request, response) => {
      const path = request.url ?? '';
      seen.push({ path, headers: request.headers });
      if (path === '/cut') return void response.destroy();
      response.statusCode = path === '/broken' ? 500 : path === '/moved' ? 302 : 200;
      if (path === '/moved') response.setHeader('location', '/api');
      response.setHeader('content-type', path === '/' ? 'text/html' : 'application/json');
      response.end(path === '/' ? page(script) : '{"total":3}');
    });
    other = createServer((request, response) => {
      foreign.push(request.headers);
      response.setHeader('access-control-allow-origin', '*');
      response.end('{}');
    });
    await Promise.all([listen(shop), listen(other)]);
    browser = await launchChromium({ signal: new AbortController().signal });
  });
  afterAll(async () => {
    await browser?.close();
    for (const server of [shop, other]) server.close();
    await rm(dir, { recursive: true, force: true });
  });
  beforeEach(() => {
    seen.length = 0;
    foreign.length = 0;
  });

  const run = (inPage: string, body: (user: BrowserUser) => Promise<void>, signal = new AbortController().signal) => {
    script = inPage;
    return runBrowserJourney(defineBrowserJourney({ id: 'buy', title: 'Buys', run: body }), {
      browser,
      baseUrl: addressOf(shop),
      runId: 'r1',
      random: createRandom(1),
      iteration: 0,
      clock: systemClock,
      signal,
      artefactsDir: join(dir, expect.getState().currentTestName?.replaceAll(/\W+/g, '-') ?? 'test'),
    });
  };
  const buy = async (user: BrowserUser, shows = '3') => {
    await user.step('open', async () => void (await user.page.goto('/')));
    await user.step('buy', async () => {
      await user.page.getByRole('button', { name: 'Buy' }).click();
      await user.page.getByRole('status').getByText(shows, { exact: true }).waitFor({ timeout: 2_000 });
    });
  };

  it('gives each request of the page to the entry point its own trace, and other origins none', async () => {
    const result = await run(
      `await fetch('${addressOf(other)}/x'); show((await (await fetch('/api')).json()).total)`,
      buy,
    );
    expect(result).toMatchObject({ ok: true, complaints: [], artefacts: [] });
    expect(result.requests.map(({ route, step, status }) => [route, step, status])).toEqual([
      ['/', 'open', 200],
      ['/api', 'buy', 200],
    ]);
    const sent = seen.map(({ headers }) => String(headers.traceparent).split('-')[1]);
    expect(sent).toEqual(result.requests.map(({ traceId }) => traceId));
    expect(seen[1]?.headers.baggage).toBe('synthetic=true,shakedown.run=r1');
    expect(foreign).toHaveLength(1);
    expect(foreign[0]).not.toHaveProperty('baggage');
    expect(foreign[0]).not.toHaveProperty('traceparent');
  });

  it('leaves out what the journey answered itself', async () => {
    const result = await run(`show((await (await fetch('/api')).json()).total)`, async (user) => {
      await user.page.route('**/api', (route) => route.fulfill({ json: { total: 3 } }));
      await buy(user);
    });
    expect(result.requests.map(({ route }) => route)).toEqual(['/']);
    expect(seen.map(({ path }) => path)).toEqual(['/']);
  });

  it('follows a redirect under the trace of its first request', async () => {
    const result = await run(`show((await (await fetch('/moved')).json()).total)`, buy);
    expect(result.requests.map(({ route, status }) => [route, status])).toEqual([
      ['/', 200],
      ['/moved', 302],
      ['/api', 200],
    ]);
    const sent = seen.map(({ headers }) => String(headers.traceparent).split('-')[1]);
    expect(sent).toEqual(result.requests.map(({ traceId }) => traceId));
  });

  it('knows the trace of a page that has telemetry of its own', async () => {
    const own = `00-${'ab'.repeat(16)}-${'12'.repeat(8)}-01`;
    const inPage = `show((await (await fetch('/api', { headers: { traceparent: '${own}', baggage: 'a=b' } })).json()).total)`;
    const result = await run(inPage, buy);
    expect(result.requests[1]?.traceId).toBe('ab'.repeat(16));
    expect(seen[1]?.headers).toMatchObject({ traceparent: own, baggage: 'synthetic=true,shakedown.run=r1,a=b' });
  });

  it('fails when what the user looks for does not come, with a screenshot and a trace', async () => {
    const result = await run(`await fetch('/broken')`, (user) => buy(user));
    expect(result.failure).toMatchObject({ step: 'buy', kind: 'failure', traceId: result.requests[1]?.traceId });
    expect(result.failure?.message).toMatch(/Timeout 2000ms exceeded.*getByRole\('status'\)/);
    expect(result.requests[1]?.failure).toBe('GET /broken answered 500');
    expect(result.artefacts.map(({ kind, path }) => [kind, existsSync(path)])).toEqual([
      ['screenshot', true],
      ['file', true],
    ]);
  });

  it('fails on an error that nobody in the page catches, however well the rest goes', async () => {
    const result = await run(`show(3); setTimeout(() => { throw new TypeError('no cart') })`, async (user) => {
      await buy(user);
      await user.step('look', async () => void (await user.page.getByRole('heading').click()));
    });
    expect(result.failure).toMatchObject({ kind: 'failure' });
    expect(result.failure?.message).toMatch(/^uncaught error in the page: TypeError: no cart/);
  });

  it('collects what the browser complains of, but not requests that the page itself gave up', async () => {
    const inPage = `
      const stop = new AbortController();
      fetch('/api', { signal: stop.signal }).catch(() => {});
      stop.abort();
      console.error('oh no');
      await fetch('/cut').catch(() => {});
      show(3);`;
    let complaints: readonly string[] = [];
    const result = await run(inPage, async (user) => {
      await buy(user);
      complaints = user.complaints();
    });
    expect(result.ok).toBe(true);
    expect(complaints).toEqual(result.complaints);
    expect(complaints.some((each) => each.startsWith('console: oh no'))).toBe(true);
    expect(complaints.some((each) => /GET http.*\/cut: net::/.test(each))).toBe(true);
    expect(complaints.filter((each) => each.includes('/api'))).toEqual([]);
  });

  it('stops when told to, in the middle of a wait', async () => {
    const stop = new AbortController();
    const result = await run(
      '',
      async (user) => {
        await user.page.goto('/');
        setTimeout(() => stop.abort(new Error('enough')), 50);
        await user.page.getByText('never').waitFor();
      },
      stop.signal,
    );
    expect(result.failure).toMatchObject({ kind: 'stopped', message: 'stopped: enough' });
    expect(browser.contexts()).toEqual([]);
  });

  it('tells a broken journey from a page that fails', async () => {
    const result = await run('', async () => void (undefined as unknown as string[]).length);
    expect(result.failure).toMatchObject({ kind: 'broken' });
  });
});
