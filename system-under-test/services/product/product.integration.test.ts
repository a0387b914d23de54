import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createCache, createMemoryStore } from '../../platform/caching/index.ts';
import { openFlags } from '../../platform/feature-flags/index.ts';
import { createReadiness } from '../../platform/health/index.ts';
import { type HttpServer, startHttpServer } from '../../platform/http/index.ts';
import { openOutbox, outboxSchema } from '../../platform/messaging/index.ts';
import { type Database, migrate, openPostgres } from '../../platform/postgres/index.ts';
import {
  createMemoryBroker,
  createTestService,
  type MemoryBroker,
  startTestPostgres,
  type TestPostgres,
  type TestService,
  until,
} from '../../platform/testing/index.ts';
import { createCachedCatalogue, createStoredCatalogue, productRoutes, seedCatalogue } from './index.ts';
import { seedProducts } from './seed-products.ts';

/** The parts of bodies that the tests read. */
interface Body {
  items?: { id: string; price: number }[];
  price?: number;
}

const schema = new URL('schema.sql', import.meta.url);
const [first] = seedProducts;

let postgres: TestPostgres;
let service: TestService;
let database: Database;
let broker: MemoryBroker;
let server: HttpServer;

beforeAll(async () => {
  postgres = await startTestPostgres();
  service = createTestService('product');
  database = openPostgres(service, await postgres.createDatabase('product'));
  await migrate(service, database, schema, outboxSchema);
  await seedCatalogue(database);
  broker = createMemoryBroker();
  const cache = createCache({ store: createMemoryStore({ maxCharacters: 1_000_000 }) });
  const catalogue = createCachedCatalogue(createStoredCatalogue(database), cache, await openFlags(service));
  server = await startHttpServer({ port: 0, log: service.log, readiness: createReadiness() });
  server.serve(productRoutes({ database, outbox: openOutbox(service, database, broker.producer), catalogue }));
}, 60_000);
afterAll(async () => {
  await server.stop();
  await service[Symbol.asyncDispose]();
  await postgres.stop();
});

async function send(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> {
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    method,
    headers: { connection: 'close', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}
const get = (path: string) => send('GET', path);
const setPrice = (id: string, price: unknown) => send('PUT', `/products/${id}/price`, { price });

describe('the catalogue', () => {
  test('is seeded', async () => {
    expect(await get('/products')).toEqual({
      status: 200,
      body: { items: seedProducts, total: 24, page: 1, size: 24 },
    });
  });

  test('has a product', async () => {
    expect(await get('/products/prod-008')).toEqual({ status: 200, body: seedProducts[7] });
  });

  test.each(['prod-999', 'PROD-001', '%00', 'x'.repeat(65), "'; drop table product; --"])(
    'has no product %s',
    async (id) => {
      expect(await get(`/products/${id}`)).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } });
    },
  );

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
  ])('finds by %s, and again', async (query, ids) => {
    for (const _ of ['stored', 'cached']) {
      const { status, body } = await get(`/products?${query}`);
      expect({ status, ids: body.items?.map(({ id }) => id) }).toEqual({ status: 200, ids });
    }
  });

  test('says how many there are on all pages', async () => {
    expect((await get('/products?category=deck&size=1')).body).toMatchObject({ total: 6, page: 1, size: 1 });
  });

  test('has categories, and says how much is in them', async () => {
    const { body } = await get('/categories');
    const names = [...new Set(seedProducts.map(({ category }) => category))].sort();
    expect(body).toEqual({
      items: names.map((name) => ({ name, count: seedProducts.filter(({ category }) => category === name).length })),
    });
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

describe('a price', () => {
  const before = first?.price ?? 0;
  let toldBefore: number;
  /** All that the outbox held has been sent. */
  const told = async () => {
    await until(async () => (await database.query('select from outbox where sent_at is null')).length === 0);
    return broker.sent;
  };
  beforeEach(async () => {
    // Whoever looked before has it in the cache.
    await Promise.all(['/products', '/products/prod-001', '/products?ids=prod-001'].map(get));
    toldBefore = (await told()).length;
  });
  afterEach(() => setPrice('prod-001', before));

  test('that was set is what everybody sees from then on, and is told', async () => {
    expect(await setPrice('prod-001', before + 100)).toEqual({ status: 200, body: { ...first, price: before + 100 } });
    expect((await get('/products/prod-001')).body.price).toBe(before + 100);
    for (const path of ['/products', '/products?ids=prod-001'])
      expect((await get(path)).body.items?.[0]).toMatchObject({ id: 'prod-001', price: before + 100 });
    const [news] = (await told()).slice(toldBefore);
    expect(news).toMatchObject({ topic: 'catalogue', key: 'prod-001' });
    expect(JSON.parse(news?.value ?? '')).toMatchObject({ type: 'product.changed', data: { productId: 'prod-001' } });
  });

  test('that is set twice is told once', async () => {
    await setPrice('prod-001', before + 100);
    await setPrice('prod-001', before + 100);
    expect((await told()).slice(toldBefore)).toHaveLength(1);
  });

  test.each([0, -1, 1.5, '100', null, 10_000_001])('of %j is refused', async (price) => {
    expect(await setPrice('prod-001', price)).toMatchObject({
      status: 400,
      body: { error: { code: 'validation', path: 'price' } },
    });
  });

  test('of a product that does not exist cannot be set', async () => {
    expect(await setPrice('prod-999', 100)).toMatchObject({ status: 404, body: { error: { code: 'not-found' } } });
  });
});

test('a second start leaves the catalogue as it is', async () => {
  await setPrice('prod-002', 1);
  await migrate(service, database, schema, outboxSchema);
  await seedCatalogue(database);
  expect((await get('/products/prod-002')).body.price).toBe(1);
  await setPrice('prod-002', seedProducts[1]?.price);
});
