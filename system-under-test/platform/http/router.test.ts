import { request } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import { createReadiness } from '../health/index.ts';
import { HttpError } from './http-error.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { createRouter } from './router.ts';
import { paging } from './whole-number.ts';

const Book = z.strictObject({ title: z.string().min(1), pages: z.int().positive() }).meta({ id: 'Book' });
const stored = { id: 'b1', title: 'Moby Dick', pages: 635 };

function bookRoutes() {
  const router = createRouter();
  router.get(
    '/books/:id',
    {
      summary: 'One book',
      params: z.object({ id: z.string().regex(/^b\d+$/) }),
      responses: { 200: Book.extend({ id: z.string() }), 404: 'There is no such book' },
    },
    async ({ params }) => {
      expectTypeOf(params.id).toEqualTypeOf<string>();
      if (params.id !== stored.id) throw new HttpError(404, 'not-found', 'There is no such book');
      return stored;
    },
  );
  router.get(
    '/books',
    {
      summary: 'Books in pages',
      query: z.strictObject({ search: z.string().optional(), ...paging(10) }),
      responses: { 200: z.object({ items: z.array(z.string()), page: z.int(), size: z.int() }) },
    },
    ({ query }) => {
      expectTypeOf(query).toEqualTypeOf<{ search?: string | undefined; page: number; size: number }>();
      return { items: [query.search ?? 'everything'], page: query.page, size: query.size };
    },
  );
  router.post(
    '/books',
    {
      summary: 'Adds a book',
      secured: true,
      headers: z.object({ 'idempotency-key': z.string().min(1) }),
      body: Book,
      responses: { 201: { body: Book, headers: z.object({ Location: z.string() }) }, 409: 'It is there already' },
    },
    async ({ body, headers }, ctx) => {
      ctx.set('Location', `/books/${headers['idempotency-key']}`);
      return body;
    },
  );
  router.delete('/books/:id', { summary: 'Forgets a book', responses: { 204: null } }, async () => undefined);
  router.delete('/books', { summary: 'Forgets all, some time', responses: { 202: null } }, () => undefined);
  router.get('/undeclared', (ctx) => {
    ctx.body = { as: 'before' };
  });
  // @ts-expect-error The body is not what has been declared.
  router.get('/wrong', { summary: 'Wrong', responses: { 200: Book } }, async () => ({ title: 'No pages' }));
  return router;
}

let server: HttpServer;
let base: string;
beforeAll(async () => {
  const log = pino({ level: 'silent' });
  server = await startHttpServer({ name: 'books', port: 0, log, readiness: createReadiness() });
  server.serve(bookRoutes());
  base = `http://127.0.0.1:${server.port}`;
});
afterAll(() => server.stop());

async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const response = await fetch(base + path, {
    method,
    headers: { connection: 'close', ...json, ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const answer = await response.text();
  return { status: response.status, headers: response.headers, body: answer && JSON.parse(answer) };
}

describe('a declared route', () => {
  test('answers with what its handler returns, under the status it declares', async () => {
    expect(await send('GET', '/books/b1')).toMatchObject({ status: 200, body: stored });
    const added = await send('POST', '/books', { title: 'Typee', pages: 325 }, { 'Idempotency-Key': 'k' });
    expect(added).toMatchObject({ status: 201, body: { title: 'Typee', pages: 325 } });
    expect(added.headers.get('location')).toBe('/books/k');
  });

  test.each([
    ['/books/b1', 204],
    ['/books', 202],
  ])('DELETE %s has no body, and the status it declares', async (path, status) => {
    expect(await send('DELETE', path)).toMatchObject({ status, body: '' });
  });

  test('gets a query parsed and filled up, what is empty being left out', async () => {
    expect((await send('GET', '/books?search=&page=3&size=')).body).toEqual({
      items: ['everything'],
      page: 3,
      size: 10,
    });
  });

  test.each([
    ['POST', '/books', { title: 'T' }, { 'idempotency-key': 'k' }, 400, 'validation', 'pages'],
    ['POST', '/books', { title: 'T', pages: 1, isbn: 1 }, { 'idempotency-key': 'k' }, 400, 'validation', 'isbn'],
    ['POST', '/books', undefined, { 'idempotency-key': 'k' }, 400, 'validation', undefined],
    ['POST', '/books', '{', { 'idempotency-key': 'k' }, 400, 'validation', undefined],
    ['POST', '/books', { title: 'T', pages: 1 }, {}, 400, 'validation', 'idempotency-key'],
    ['POST', '/books', 'x=1', { 'idempotency-key': 'k', 'content-type': 'text/plain' }, 415, 'not-json', undefined],
    ['GET', '/books?page=1e1', undefined, {}, 400, 'validation', 'page'],
    ['GET', '/books?page=0', undefined, {}, 400, 'validation', 'page'],
    ['GET', '/books?sort=up', undefined, {}, 400, 'validation', 'sort'],
    ['GET', '/books/%00', undefined, {}, 404, 'not-found', undefined],
    ['GET', '/books/b2', undefined, {}, 404, 'not-found', undefined],
    ['PATCH', '/books', {}, {}, 405, 'method-not-allowed', undefined],
  ] as const)('%s %s with %j and %j is refused', async (method, path, body, headers, status, code, at) => {
    expect(await send(method, path, body, headers as Record<string, string>)).toMatchObject({
      status,
      body: { error: { code, ...(at !== undefined && { path: at }) } },
    });
  });

  test('stands beside routes that declare nothing', async () => {
    expect(await send('GET', '/undeclared')).toMatchObject({ status: 200, body: { as: 'before' } });
  });
});

describe('limits', () => {
  test.each([
    ['an address of 9 kB', 'GET', `/books?search=${'x'.repeat(9_000)}`, undefined, 414, /longer than/],
    ['51 query parameters', 'GET', `/books?${'a=1&'.repeat(50)}b=1`, undefined, 400, /more than 50/],
    ['JSON nested 40 deep', 'POST', '/books', `${'['.repeat(40)}${']'.repeat(40)}`, 400, /deeper than/],
    ['a body of 300 kB', 'POST', '/books', { title: 'x'.repeat(300_000) }, 413, /larger than/],
  ])('%s is too much', async (_, method, path, body, status, message) => {
    expect(await send(method, path, body)).toMatchObject({
      status,
      body: { error: { message: expect.stringMatching(message) } },
    });
  });

  test('a body of 250 kB is not', async () => {
    const body = { title: 'x'.repeat(250_000), pages: 1 };
    expect(await send('POST', '/books', body, { 'idempotency-key': 'k' })).toMatchObject({ status: 201 });
  });

  test.each([
    ['101 headers', 101, 1],
    ['17 kB of headers', 17, 1_000],
  ])('%s are too many', async (_, count, length) => {
    const headers = Object.fromEntries(Array.from({ length: count }, (_, at) => [`x-${at}`, 'x'.repeat(length)]));
    const answered = await new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
      request(`${base}/books`, { headers }, async (response) =>
        resolve({ status: response.statusCode, body: await text(response) }),
      )
        .on('error', reject)
        .end();
    });
    expect(answered.status).toBe(431);
    expect(JSON.parse(answered.body)).toMatchObject({ error: { code: expect.stringMatching(/headers/) } });
  });

  test('what is no HTTP is answered in the same form', async () => {
    const socket = connect(server.port, '127.0.0.1');
    socket.write('nonsense\r\n\r\n');
    const answer = await text(socket);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ error: { code: 'bad-request' } });
  });
});

test('every answer forbids browsers what none of them needs', async () => {
  for (const path of ['/books/b1', '/nowhere', '/health/live', '/openapi.json']) {
    const { headers } = await send('GET', path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});
