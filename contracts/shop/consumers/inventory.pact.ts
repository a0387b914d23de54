import { MatchersV3, PactV4 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { findStockLevels } from '../../../system-under-test/bffs/admin/stock/stock-level.ts';
import { findAvailability } from '../../../system-under-test/bffs/product/catalogue/availability.ts';
import { edgeTo } from './bff.ts';

const { eachLike, integer, string } = MatchersV3;
const pactOf = (consumer: string) =>
  new PactV4({ consumer, provider: 'inventory', dir: process.env.PACT_DIR ?? 'pacts', logLevel: 'error' });

const level = {
  productId: string('prod-001'),
  received: integer(10),
  reserved: integer(3),
  sold: integer(4),
  free: integer(3),
};

test('the product BFF shows whether a product can be had', async () => {
  await pactOf('product-bff')
    .addInteraction()
    .given('the stock has products')
    .uponReceiving('a request for the stock of a product')
    .withRequest('GET', '/stock/prod-001')
    .willRespondWith(200, (response) => response.jsonBody({ free: integer(3) }))
    .executeTest(async ({ url }) => {
      expect(await findAvailability(edgeTo('inventory', url), 'prod-001')).toBe('few');
    });
});

test('the product BFF hears that inventory does not know a product', async () => {
  await pactOf('product-bff')
    .addInteraction()
    .uponReceiving('a request for the stock of a product that does not exist')
    .withRequest('GET', '/stock/prod-none')
    .willRespondWith(404, (response) => response.jsonBody({ error: { code: 'not-found', message: string('none') } }))
    .executeTest(async ({ url }) => {
      await expect(findAvailability(edgeTo('inventory', url), 'prod-none')).rejects.toMatchObject({ status: 404 });
    });
});

test('the admin BFF shows the stock of several products', async () => {
  await pactOf('admin-bff')
    .addInteraction()
    .given('the stock has products')
    .uponReceiving('a request for the stock of several products')
    .withRequest('GET', '/stock', (request) => request.query({ ids: 'prod-001,prod-002' }))
    .willRespondWith(200, (response) => response.jsonBody({ items: eachLike(level) }))
    .executeTest(async ({ url }) => {
      const found = await findStockLevels(edgeTo('inventory', url), ['prod-001', 'prod-002']);
      expect(found.get('prod-001')).toMatchObject({ received: 10, reserved: 3, sold: 4, free: 3 });
    });
});
