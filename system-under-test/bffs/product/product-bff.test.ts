import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCache, createMemoryStore } from '../../platform/caching/index.ts';
import { createLog } from '../../platform/telemetry/index.ts';
import { type AskedCall, type BffUnderTest, type Callee, startBff, startCallee } from '../shared/testing/index.ts';
import { type CachedCatalogue, cacheCatalogue, catalogueRoutes, createCatalogue } from './catalogue/index.ts';
import { createEdges } from './edges.ts';

const lantern = {
  id: 'prod-001',
  name: 'Storm Lantern',
  description: 'Stays lit.',
  category: 'deck',
  price: 4900,
  currency: 'EUR',
};

let asked: AskedCall[];
let product: Callee;
let inventory: Callee;
let catalogue: CachedCatalogue;
let clock: number;
let bff: BffUnderTest;

beforeEach(async () => {
  asked = [];
  [product, inventory] = await Promise.all([startCallee('product', asked), startCallee('inventory', asked)]);
  product.answer = () => ({ status: 200, body: lantern });
  inventory.answer = () => ({ status: 200, body: { productId: 'prod-001', free: 40 } });
  const log = createLog('product-bff', 'silent');
  const edges = createEdges({ PRODUCT_URL: product.url, INVENTORY_URL: inventory.url }, log);
  clock = 0;
  const now = () => clock;
  const cache = createCache({ store: createMemoryStore({ maxCharacters: 10_000, now }), now, random: () => 0 });
  catalogue = cacheCatalogue(createCatalogue(edges.product), cache);
  bff = await startBff(catalogueRoutes({ catalogue, inventory: edges.inventory }));
});

afterEach(async () => {
  await bff[Symbol.asyncDispose]();
  await Promise.all([product, inventory].map((callee) => callee[Symbol.asyncDispose]()));
});

describe('the catalogue', () => {
  test('passes the search on', async () => {
    product.answer = () => ({ status: 200, body: { items: [lantern], total: 1, page: 2, size: 24 } });
    expect(await bff.send('GET', '/api/products?search=lamp%20%26%20oil&page=2')).toMatchObject({
      status: 200,
      body: { items: [lantern] },
    });
    expect(asked[0]?.path).toBe('/products?search=lamp+%26+oil&page=2&size=24');
  });

  test('takes no filter that is not known', async () => {
    expect(await bff.send('GET', '/api/products?ids=prod-001')).toMatchObject({
      status: 400,
      body: { error: { path: 'ids' } },
    });
  });

  test('passes a refusal on', async () => {
    product.answer = () => ({ status: 404, body: { error: { code: 'not-found', message: 'There is no product x' } } });
    expect(await bff.send('GET', '/api/products/x')).toMatchObject({
      status: 404,
      body: { error: { code: 'not-found', message: 'There is no product x' } },
    });
  });

  test('passes no product on that is not what was agreed', async () => {
    product.answer = () => ({ status: 200, body: { ...lantern, price: '49.00' } });
    expect(await bff.send('GET', '/api/products/prod-001')).toMatchObject({
      status: 502,
      body: { error: { code: 'bad-answer' } },
    });
  });

  test('has categories', async () => {
    const categories = { items: [{ name: 'deck', count: 6 }] };
    product.answer = () => ({ status: 200, body: categories });
    expect(await bff.send('GET', '/api/categories')).toMatchObject({ status: 200, body: categories });
  });
});

describe('a price', () => {
  const priceShown = async () => ((await bff.send('GET', '/api/products/prod-001')).body as { price: number }).price;

  beforeEach(async () => {
    expect(await priceShown()).toBe(4900);
    product.answer = () => ({ status: 200, body: { ...lantern, price: 5100 } });
  });

  test('is remembered for two seconds', async () => {
    clock = 1_999;
    expect(await priceShown()).toBe(4900);
    clock = 2_000;
    expect(await priceShown()).toBe(5100);
  });

  test('is asked for anew once a product has changed', async () => {
    await catalogue.forget();
    expect(await priceShown()).toBe(5100);
  });
});

describe('a product', () => {
  test.each([
    [40, 'in-stock'],
    [5, 'few'],
    [1, 'few'],
    [0, 'sold-out'],
  ])('of which %i are free is %s', async (free, availability) => {
    inventory.answer = () => ({ status: 200, body: { free } });
    expect(await bff.send('GET', '/api/products/prod-001')).toMatchObject({
      status: 200,
      body: { ...lantern, availability },
    });
    expect(asked.map(({ path }) => path).sort()).toEqual(['/products/prod-001', '/stock/prod-001']);
  });

  test.each<[string, Callee['answer']]>([
    ['fails', () => ({ status: 500 })],
    ['does not know it', () => ({ status: 404, body: { error: { code: 'not-found', message: 'unknown' } } })],
    ['answers something else', () => ({ status: 200, body: { free: 'many' } })],
    ['does not answer', () => undefined],
  ])('is shown with its availability unknown when inventory %s', async (_, answer) => {
    inventory.answer = answer;
    expect(await bff.send('GET', '/api/products/prod-001')).toMatchObject({
      status: 200,
      body: { ...lantern, availability: 'unknown' },
    });
  });
});
