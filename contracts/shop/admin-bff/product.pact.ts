import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { addPriceRoutes } from '../../../system-under-test/bffs/admin/prices/index.ts';
import { addStockRoutes } from '../../../system-under-test/bffs/admin/stock/index.ts';
import { createRouter } from '../../../system-under-test/platform/http/index.ts';
import { productStates } from '../product/states.ts';
import { type Asking, askBff, away, edgeTo, identity } from '../testing/ask-bff.ts';
import { pactOf } from '../testing/pact-of.ts';

const { eachLike, fromProviderState, integer, regex, string } = MatchersV3;
const pact = pactOf('admin-bff', 'product');

const product = {
  id: string('prod-001'),
  name: string('Brass compass'),
  description: string('Points north.'),
  category: string('navigation'),
  price: integer(1_250),
  currency: regex('EUR', 'EUR'),
};

function asOlga(url: string, path: string, asking: Asking = {}) {
  const router = createRouter();
  router.use(identity.requireCaller('admin'));
  addPriceRoutes(router, edgeTo('product', url));
  addStockRoutes(router, { product: edgeTo('product', url), inventory: away });
  return askBff(router, `/admin/api${path}`, { ...asking, as: 'olga' });
}

test('shows the products whose stock is asked for', async () => {
  await pact
    .addInteraction()
    .given(...productStates.catalogueHas({ ids: ['prod-001', 'prod-002'] }))
    .uponReceiving('a request for a page of products')
    .withRequest('GET', '/products', (request) => request.query({ page: '1', size: '5' }))
    .willRespondWith(200, (response) =>
      response.jsonBody({ items: eachLike(product), total: integer(24), page: integer(1), size: integer(5) }),
    )
    .executeTest(async ({ url }) => {
      const { body } = await asOlga(url, '/stock?size=5');
      expect(body).toMatchObject({ items: [{ id: 'prod-001', price: 1_250, stock: null }], total: 24 });
    });
});

test('changes a price', async () => {
  await pact
    .addInteraction()
    .given(...productStates.catalogueHas({ ids: ['prod-001', 'prod-002'] }))
    .uponReceiving('a new price')
    // The price that the product has: what is verified must not change what is sold meanwhile.
    .withRequest('PUT', '/products/prod-001/price', (request) =>
      request
        .headers({ 'Content-Type': 'application/json', 'Idempotency-Key': 'admin-1:price-1' })
        .jsonBody({ price: fromProviderState('${price}', 1_250) }),
    )
    .willRespondWith(200, (response) => response.jsonBody(product))
    .executeTest(async ({ url }) => {
      const answer = await asOlga(url, '/products/prod-001/price', {
        method: 'PUT',
        idempotencyKey: 'price-1',
        body: { price: 1_250 },
      });
      expect(answer).toMatchObject({ status: 200, body: { id: 'prod-001', price: 1_250 } });
    });
});
