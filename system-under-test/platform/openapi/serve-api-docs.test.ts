import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createReadiness } from '../health/index.ts';
import { createRouter, type HttpServer, paging, startHttpServer } from '../http/index.ts';

const Book = z.strictObject({ title: z.string().min(1) }).meta({ id: 'Book' });

let server: HttpServer;
beforeAll(async () => {
  const router = createRouter();
  router.get(
    '/books',
    { summary: 'Books', query: z.strictObject(paging(10)), responses: { 200: z.array(Book) } },
    () => [],
  );
  router.post(
    '/shelves/:shelfId/books',
    {
      summary: 'Adds a book',
      secured: true,
      headers: z.object({ 'idempotency-key': z.string() }),
      body: Book,
      responses: { 201: { body: Book, headers: z.object({ Location: z.string() }) }, 409: 'It is there already' },
    },
    ({ body }) => body,
  );
  server = await startHttpServer({
    name: 'books',
    port: 0,
    log: pino({ level: 'silent' }),
    readiness: createReadiness(),
  });
  server.serve(router);
});
afterAll(() => server.stop());

const get = (path: string) => fetch(`http://127.0.0.1:${server.port}${path}`, { headers: { connection: 'close' } });

test('the document tells what each route takes and answers', async () => {
  const document = (await (await get('/openapi.json')).json()) as {
    openapi: string;
    paths: object;
    components: object;
  };
  expect(document.openapi).toBe('3.1.0');
  expect(document.paths).toMatchObject({
    '/books': {
      get: {
        operationId: 'getBooks',
        parameters: [
          { in: 'query', name: 'page', schema: { type: 'integer', minimum: 1, maximum: 10_000, default: 1 } },
          { in: 'query', name: 'size', schema: { type: 'integer', minimum: 1, maximum: 100, default: 10 } },
        ],
        responses: { 200: { description: 'OK' }, 400: {} },
      },
    },
    '/shelves/{shelfId}/books': {
      post: {
        operationId: 'postShelvesByShelfIdBooks',
        security: [{ bearer: [] }],
        parameters: [
          { in: 'path', name: 'shelfId', required: true, schema: { type: 'string' } },
          { in: 'header', name: 'idempotency-key', required: true },
        ],
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Book' } } } },
        responses: {
          201: { headers: { Location: { schema: { type: 'string' } } } },
          401: {},
          409: {
            description: 'It is there already',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
          },
        },
      },
    },
  });
  expect(document.components).toMatchObject({
    schemas: { Book: { properties: { title: { minLength: 1 } }, required: ['title'], additionalProperties: false } },
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
  });
  // The schemas are JSON Schema 2020-12 as they stand: a validator takes them from the document.
  expect(
    new Ajv2020({ strict: false }).compile({ $ref: '#/components/schemas/Book', ...document })({ title: '' }),
  ).toBe(false);
});

test('the docs load only what this service has', async () => {
  const page = await get('/docs');
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
  const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) => part);
  expect(parts).toHaveLength(4);
  for (const part of parts) expect((await get(`/${part}`)).status).toBe(200);
  expect(html).not.toMatch(/https?:/);
});

test('of the files of Swagger UI, those of the page alone are served', async () => {
  const bundle = await (await get('/docs/swagger-ui-bundle.js')).text();
  expect(bundle).toBe(
    await readFile(createRequire(import.meta.url).resolve('swagger-ui-dist/swagger-ui-bundle.js'), 'utf8'),
  );
  for (const path of ['package.json', '..%2fzod%2fpackage.json', 'constructor', 'swagger-ui.js'])
    expect((await get(`/docs/${path}`)).status).toBe(404);
});
