import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { findProducts } from '../../../system-under-test/bffs/shared/catalogue/index.ts';
import { productStates } from '../product/states.ts';
import { edgeTo } from '../testing/ask-bff.ts';
import { pactOf } from '../testing/pact-of.ts';

const { eachLike, integer, regex, string } = MatchersV3;
const pact = pactOf('user-bff', 'product');

const product = {
  id: string('prod-001'),
  name: string('Brass compass'),
  description: string('Points north.'),
  category: string('navigation'),
  price: integer(1_250),
  currency: regex('EUR', 'EUR'),
};
const page = { items: eachLike(product), total: integer(24), page: integer(1), size: integer(20) };

test('finds the products of a cart with one call', async () => {
  await pact
    .addInteraction()
    .given(...productStates.catalogueHas({ ids: ['prod-001', 'prod-002'] }))
    .uponReceiving('a request for the products of a cart')
    .withRequest('GET', '/products', (request) => request.query({ ids: 'prod-001,prod-002', size: '2' }))
    .willRespondWith(200, (response) => response.jsonBody(page))
    .executeTest(async ({ url }) => {
      const found = await findProducts(edgeTo('product', url), ['prod-001', 'prod-002']);
      expect(found.get('prod-001')).toMatchObject({ price: 1_250 });
    });
});
