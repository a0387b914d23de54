import { request } from 'node:http';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createReadiness } from '../../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../../platform/http/index.ts';
import { loadPages } from './load-pages.ts';

let server: HttpServer;

beforeAll(async () => {
  server = await startHttpServer({ port: 0, log: pino({ level: 'silent' }), readiness: createReadiness() });
  const folder = new URL('../../../web/', import.meta.url);
  server.serve(await loadPages({ folder, at: '/', takes: (path) => !path.startsWith('admin/') }));
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
  ['/styles/base.css', 'text/css; charset=utf-8'],
  ['/scripts/api.js', 'text/javascript; charset=utf-8'],
  ['/icon.svg', 'image/svg+xml'],
])('serves %s', async (path, type) => {
  expect(await get(path)).toMatchObject({ status: 200, type });
});

test.each(['/../package.json', '/..%2f..%2fpackage.json', '/scripts/../../package.json', '/scripts', '/%00', '/nope'])(
  'has nothing at %s',
  async (path) => {
    expect(await get(path)).toMatchObject({ status: 404 });
  },
);

test('does not send again what the browser has', async () => {
  const { etag = '' } = await get('/');
  expect(await get('/', { 'if-none-match': etag })).toMatchObject({ status: 304, body: '' });
});

test('every file that a page names is there', async () => {
  for (const page of ['/', '/cart', '/checkout', '/order', '/orders']) {
    const { body } = await get(page);
    const named = [...body.matchAll(/(?:src|href)="(\/[^"]*)"/g)].map(([, path]) => path as string);
    for (const path of named) expect(await get(path), `${path} of ${page}`).toMatchObject({ status: 200 });
  }
});
