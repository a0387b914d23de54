import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { catalogueRoutes, createCatalogue } from '../../../system-under-test/bffs/product/catalogue/index.ts';
import { productChanged } from '../../../system-under-test/events/index.ts';
import { productStates } from '../product/states.ts';
import { askBff, away, edgeTo } from '../testing/ask-bff.ts';
import { expectEvent } from '../testing/event-message.ts';
import { pactOf } from '../testing/pact-of.ts';

const { eachLike, integer, regex, string } = MatchersV3;
const pact = pactOf('product-bff', 'product');

const product = {
  id: string('prod-001'),
  name: string('Brass compass'),
  description: string('Points north.'),
  category: string('navigation'),
  price: integer(1_250),
  currency: regex('EUR', 'EUR'),
};
const page = { items: eachLike(product), total: integer(24), page: integer(1), size: integer(20) };

const routes = (url: string) =>
  catalogueRoutes({ catalogue: createCatalogue(edgeTo('product', url)), inventory: away });

test('shows a page of the catalogue', async () => {
  await pact
    .addInteraction()
    .given(...productStates.catalogueHas({ ids: ['prod-001', 'prod-002'] }))
    .uponReceiving('a request for the first page of the catalogue')
    .withRequest('GET', '/products', (request) => request.query({ page: '1', size: '5' }))
    .willRespondWith(200, (response) => response.jsonBody(page))
    .executeTest(async ({ url }) => {
      const { status, body } = await askBff(routes(url), '/api/products?page=1&size=5');
      expect(status).toBe(200);
      expect(body).toMatchObject({ items: [{ id: 'prod-001', price: 1_250, currency: 'EUR' }], total: 24 });
    });
});

test('shows one product', async () => {
  await pact
    .addInteraction()
    .given(...productStates.catalogueHas({ ids: ['prod-001', 'prod-002'] }))
    .uponReceiving('a request for a product')
    .withRequest('GET', '/products/prod-001')
    .willRespondWith(200, (response) => response.jsonBody(product))
    .executeTest(async ({ url }) => {
      const { body } = await askBff(routes(url), '/api/products/prod-001');
      expect(body).toMatchObject({ id: 'prod-001', name: 'Brass compass', price: 1_250 });
    });
});

test('passes on that a product does not exist', async () => {
  await pact
    .addInteraction()
    .uponReceiving('a request for a product that does not exist')
    .withRequest('GET', '/products/no-such-product')
    .willRespondWith(404, (response) =>
      response.jsonBody({ error: { code: string('not-found'), message: string('There is no such product') } }),
    )
    .executeTest(async ({ url }) => {
      const { status, body } = await askBff(routes(url), '/api/products/no-such-product');
      expect(status).toBe(404);
      expect(body).toMatchObject({ error: { code: 'not-found' } });
    });
});

test('shows the categories', async () => {
  await pact
    .addInteraction()
    .given(...productStates.catalogueHas({ ids: ['prod-001', 'prod-002'] }))
    .uponReceiving('a request for the categories')
    .withRequest('GET', '/categories')
    .willRespondWith(200, (response) =>
      response.jsonBody({ items: eachLike({ name: string('navigation'), count: integer(6) }) }),
    )
    .executeTest(async ({ url }) => {
      const { body } = await askBff(routes(url), '/api/categories');
      expect(body).toEqual({ items: [{ name: 'navigation', count: 6 }] });
    });
});

test('hears that a product has changed', async () => {
  await expectEvent({
    consumer: 'product-bff',
    publisher: 'product',
    event: productChanged,
    key: string('prod-001'),
    data: { productId: string('prod-001') },
    reads: ({ data }) => expect(data).toEqual({ productId: 'prod-001' }),
  });
});
