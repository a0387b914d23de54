import { request } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReadiness } from '../../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../../platform/http/index.ts';
import { loadPages } from './load-pages.ts';

let server: HttpServer;

beforeAll(async () => {
  server = await startHttpServer({ port: 0, log: pino({ level: 'silent' }), readiness: createReadiness() });
  const web = new URL('../../../web/', import.meta.url);
  server.serve(
    await loadPages(
      { folder: web, at: '/', takes: (path) => !path.startsWith('admin/') },
      { folder: new URL('admin/', web), at: '/admin', takes: (path) => path.endsWith('.html') },
      { folder: web, at: '/admin/assets', takes: (path) => !path.endsWith('.html') },
    ),
  );
});

afterAll(() => server.stop());

/** With `node:http`, since `fetch` would tidy the path up. */
function get(path: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number | undefined; type: string | undefined; etag: string | undefined; body: string }>(
    (resolve, reject) => {
      request({ host: '127.0.0.1', port: server.port, path, headers, agent: false }, async (response) => {
        let body = '';
        for await (const chunk of response.setEncoding('utf8')) body += chunk;
        resolve({
          status: response.statusCode,
          type: response.headers['content-type'],
          etag: response.headers.etag,
          body,
        });
      })
        .on('error', reject)
        .end();
    },
  );
}

test.each([
  ['/', 'text/html; charset=utf-8'],
  ['/cart', 'text/html; charset=utf-8'],
  ['/checkout', 'text/html; charset=utf-8'],
  ['/order?id=1', 'text/html; charset=utf-8'],
  ['/orders', 'text/html; charset=utf-8'],
  ['/admin', 'text/html; charset=utf-8'],
  ['/admin/stock', 'text/html; charset=utf-8'],
  ['/admin/assets/scripts/api.js', 'text/javascript; charset=utf-8'],
  ['/styles/base.css', 'text/css; charset=utf-8'],
  ['/scripts/api.js', 'text/javascript; charset=utf-8'],
  ['/icon.svg', 'image/svg+xml'],
])('serves %s', async (path, type) => {
  expect(await get(path)).toMatchObject({ status: 200, type });
});

test.each([
  '/admin/scripts/stock-page.js',
  '/admin/assets/cart',
  '/../package.json',
  '/..%2f..%2fpackage.json',
  '/scripts/../../package.json',
  '/scripts',
  '/%00',
  '/nope',
])('has nothing at %s', async (path) => {
  expect(await get(path)).toMatchObject({ status: 404 });
});

test('does not send again what the browser has', async () => {
  const { etag = '' } = await get('/');
  expect(await get('/', { 'if-none-match': etag })).toMatchObject({ status: 304, body: '' });
});

const pages = ['', 'cart', 'checkout', 'order', 'orders', 'product', 'login', 'register', 'account'];
const adminPages = ['', '/login', '/order', '/stock', '/sales', '/dead-letters'];

test.each([...pages.map((page) => `/${page}`), ...adminPages.map((page) => `/admin${page}`)])(
  'every file that %s names is there, and those that its scripts import',
  async (page) => {
    const { body } = await get(page);
    const named = [...body.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, path]) => path as string);
    const found = new Set<string>();
    for (const path of named) await find(path);

    async function find(path: string): Promise<void> {
      if (found.has(path)) return;
      found.add(path);
      const answer = await get(path);
      expect(answer, `${path} of ${page}`).toMatchObject({ status: 200 });
      if (!path.endsWith('.js')) return;
      const imports = [...answer.body.matchAll(/^import (?:.*? from )?'(\.[^']*)'/gm)];
      for (const [, to] of imports) await find(new URL(to as string, `http://shop${path}`).pathname);
    }
  },
);
