import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { brokerUnderTest } from '../testing/index.ts';
import { wantsHtml } from './with-pages.ts';

const broker = brokerUnderTest();
const browsers = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const ask = (path: string, accept?: string) =>
  fetch(new URL(path, broker.url), { headers: accept === undefined ? {} : { accept } });

it.each(['', '*/*', 'application/hal+json', 'application/hal+json, application/json, text/html;q=0.1'])(
  'answers with JSON whoever accepts %j',
  async (accept) => {
    expect(wantsHtml(accept)).toBe(false);
    const answer = await ask('/', accept);
    expect(answer.headers.get('content-type')).toBe('application/hal+json;charset=utf-8');
    expect(answer.headers.get('vary')).toBe('Accept');
    expect(await answer.json()).toHaveProperty(['_links', 'pb:pacticipants']);
  },
);

it.each(['/', '/pacticipants', '/environments', '/webhooks', '/ui/matrix', '/ui/can-i-deploy'])(
  'shows a browser a page at %s, under a policy that lets nothing run',
  async (path) => {
    const answer = await ask(path, browsers);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html;charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self';/);
    expect(answer.headers.get('vary')).toBe('Accept');
    expect(await answer.text()).toMatch(/^<!doctype html>/);
  },
);

it('refuses with a page what is not there, and what is asked wrongly', async () => {
  const missing = await ask('/ui/services/nobody', browsers);
  expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining('No pacticipant with name')]);
  expect((await ask('/ui/nothing/such', browsers)).status).toBe(404);
  await broker.put('/pacticipants/Web/branches/main/versions/1');
  const wrong = await ask('/ui/services/Web?page=none', browsers);
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.stringContaining('page must be an integer')]);
});

it('links to itself behind a proxy that puts it below a path', async () => {
  const { withPages } = await import('./with-pages.ts');
  const { History } = await import('../testing/index.ts');
  using history = new History().publish('Foo 1', 'Bar');
  const routes = withPages({ database: history.database } as Parameters<typeof withPages>[0], []);
  const reply = await routes
    .find(({ path }) => path === '/ui/services')
    ?.handle({ params: {}, query: new URLSearchParams(), baseUrl: 'https://x.org/contracts' } as never);
  expect(reply?.body).toContain('href="/contracts/ui/services/Foo"');
  expect(reply?.body).not.toContain('href="/ui');
});

it('loads no page before somebody asks for one', () => {
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
    const { startBroker } = await import(${JSON.stringify(new URL('../index.ts', import.meta.url).href)});
    await using broker = await startBroker({ port: 0 });
    const pages = () => loaded.filter((url) => /broker\\/page\\/|graphviz/.test(url)).length;
    const before = pages();
    await (await fetch(broker.url)).text();
    const afterJson = pages();
    await (await fetch(broker.url, { headers: { accept: 'text/html' } })).text();
    console.log(JSON.stringify([before, afterJson, pages() > 20]));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  // The door, and what it leads to.
  expect(JSON.parse(output)).toEqual([2, 2, true]);
});
