import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createReadiness } from '../health/index.ts';
import { createRouter, HttpError, type HttpServer, startHttpServer } from '../http/index.ts';
import { type Database, migrate, openPostgres, type Queryable } from '../postgres/index.ts';
import { createTestService, startTestPostgres, type TestPostgres, type TestService, until } from '../testing/index.ts';
import { createOnce, idempotencyHeaders, idempotencySchema } from './index.ts';

const Shelf = z.strictObject({ label: z.string() });
const StoredShelf = z.object({ id: z.int(), label: z.string() });

let postgres: TestPostgres;
let service: TestService;
let database: Database;
let server: HttpServer;
/** Held by tests that want work to take its time. */
let gate: Promise<void> | undefined;

beforeAll(async () => {
  postgres = await startTestPostgres();
  service = createTestService('test');
  database = openPostgres(service, await postgres.createDatabase('once'));
  await migrate(service, database, idempotencySchema);
  await database.asOwner((owner) =>
    owner.query('create table shelf (id integer generated always as identity, label text)'),
  );
  server = await startHttpServer({ port: 0, log: pino({ level: 'silent' }), readiness: createReadiness() });
  server.serve(shelfRoutes());
}, 60_000);
afterAll(async () => {
  await server.stop();
  await service[Symbol.asyncDispose]();
  await postgres.stop();
});
afterEach(() => database.query('truncate shelf, idempotency'));

function shelfRoutes() {
  const once = createOnce(service, database);
  const router = createRouter();
  router.post(
    '/shelves',
    {
      summary: 'Adds a shelf',
      headers: idempotencyHeaders,
      body: Shelf,
      responses: { 201: StoredShelf, 202: StoredShelf, 422: 'It cannot be' },
    },
    (input, ctx) =>
      once(ctx, input, async (transaction) => {
        const [shelf] = await transaction.query<{ id: number; label: string }>(
          'insert into shelf (label) values ($1) returning id, label',
          [input.body.label],
        );
        await gate;
        if (input.body.label === '') throw new HttpError(422, 'no-label', 'A shelf needs a label');
        if (input.body.label === 'later') ctx.status = 202;
        ctx.set('Location', `/shelves/${shelf?.id}`);
        return shelf as { id: number; label: string };
      }),
  );
  return router;
}

async function add(key: string, label: string) {
  const response = await fetch(`http://127.0.0.1:${server.port}/shelves`, {
    method: 'POST',
    headers: { connection: 'close', 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ label }),
  });
  return {
    status: response.status,
    location: response.headers.get('location'),
    replayed: response.headers.get('idempotency-replayed'),
    body: await response.text(),
  };
}

const shelves = () => database.query<{ label: string }>('select label from shelf');

test.each([
  ['history', 201],
  ['later', 202],
])('repeated, "%s" gets the first answer, to the letter, and has no second effect', async (label, status) => {
  const first = await add('k1', label);
  expect(first).toMatchObject({ status, location: expect.stringMatching(/^\/shelves\/\d+$/), replayed: null });
  expect(await add('k1', label)).toEqual({ ...first, replayed: 'true' });
  expect(await shelves()).toHaveLength(1);
});

test('another key is another request', async () => {
  await add('k1', 'history');
  await add('k2', 'history');
  expect(await shelves()).toHaveLength(2);
});

test('a key that comes with another body is refused', async () => {
  await add('k1', 'history');
  const answer = await add('k1', 'poetry');
  expect(answer.status).toBe(422);
  expect(JSON.parse(answer.body)).toMatchObject({ error: { code: 'key-reused' } });
  expect(await shelves()).toEqual([{ label: 'history' }]);
});

test('ten at once have one effect and one answer', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => add('k1', 'history')));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect(await shelves()).toHaveLength(1);
});

test('one that finds the first still under way after a while is told so', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  const first = add('k1', 'history');
  try {
    await until(() => database.asOwner(isWorkUnderWay));
    const second = await add('k1', 'history');
    expect(second.status).toBe(409);
    expect(JSON.parse(second.body)).toMatchObject({ error: { code: 'key-in-progress' } });
  } finally {
    gate = undefined;
    resolve();
  }
  expect((await first).status).toBe(201);
}, 15_000);

/** Other sessions show their state to the owner alone. */
async function isWorkUnderWay(owner: Queryable): Promise<boolean> {
  const waiting = await owner.query(
    "select from pg_stat_activity where datname = current_database() and state = 'idle in transaction' and query like 'insert into shelf%'",
  );
  return waiting.length === 1;
}

test('work that throws leaves nothing, and its key may be used again', async () => {
  expect((await add('k1', '')).status).toBe(422);
  expect(await shelves()).toEqual([]);
  expect((await add('k1', 'history')).status).toBe(201);
});

test('a key whose time is over is a new one', async () => {
  await add('k1', 'history');
  await database.query("update idempotency set expires_at = now() - interval '1 second'");
  expect(await add('k1', 'poetry')).toMatchObject({ status: 201, replayed: null });
  expect(await shelves()).toHaveLength(2);
});

test('answers past their time are forgotten at the next start', async () => {
  await add('k1', 'history');
  await database.query("update idempotency set expires_at = now() - interval '1 second'");
  await using another = createTestService('another');
  createOnce(another, database);
  await until(async () => (await database.query('select from idempotency')).length === 0);
});

test.each(['', 'with space', 'x'.repeat(201)])('the key "%s" is no key', async (key) => {
  expect((await add(key, 'history')).status).toBe(400);
});
