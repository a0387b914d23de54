import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { addStockRoutes } from '../../../system-under-test/bffs/admin/stock/index.ts';
import { findStockLevels } from '../../../system-under-test/bffs/admin/stock/stock-level.ts';
import { createRouter } from '../../../system-under-test/platform/http/index.ts';
import { inventoryStates } from '../inventory/states.ts';
import { askBff, away, edgeTo, identity } from '../testing/ask-bff.ts';
import { pactOf } from '../testing/pact-of.ts';

const { eachLike, integer, string } = MatchersV3;
const pact = pactOf('admin-bff', 'inventory');

const level = {
  productId: string('prod-001'),
  received: integer(1_000),
  reserved: integer(12),
  sold: integer(900),
  free: integer(88),
};

test('shows the stock of several products with one call', async () => {
  await pact
    .addInteraction()
    .given(...inventoryStates.stockHas({ ids: ['prod-001', 'prod-002'] }))
    .uponReceiving('a request for the stock of several products')
    .withRequest('GET', '/stock', (request) => request.query({ ids: 'prod-001,prod-002' }))
    .willRespondWith(200, (response) => response.jsonBody({ items: eachLike(level) }))
    .executeTest(async ({ url }) => {
      const levels = await findStockLevels(edgeTo('inventory', url), ['prod-001', 'prod-002']);
      expect(levels.get('prod-001')).toMatchObject({ received: 1_000, free: 88 });
    });
});

test('takes in a delivery', async () => {
  await pact
    .addInteraction()
    .given(...inventoryStates.stockHas({ ids: ['prod-001', 'prod-002'] }))
    .uponReceiving('a delivery')
    .withRequest('POST', '/stock/prod-001/deliveries', (request) =>
      request
        .headers({ 'Content-Type': 'application/json', 'Idempotency-Key': 'admin-1:delivery-1' })
        .jsonBody({ quantity: 1 }),
    )
    .willRespondWith(201, (response) => response.jsonBody(level))
    .executeTest(async ({ url }) => {
      const router = createRouter();
      router.use(identity.requireCaller('admin'));
      addStockRoutes(router, { product: away, inventory: edgeTo('inventory', url) });
      const answer = await askBff(router, '/admin/api/stock/prod-001/deliveries', {
        method: 'POST',
        as: 'olga',
        idempotencyKey: 'delivery-1',
        body: { quantity: 1 },
      });
      expect(answer).toMatchObject({ status: 201, body: { productId: 'prod-001', received: 1_000 } });
    });
});
