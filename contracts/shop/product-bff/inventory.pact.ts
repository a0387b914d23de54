import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { findAvailability } from '../../../system-under-test/bffs/product/catalogue/availability.ts';
import { inventoryStates } from '../inventory/states.ts';
import { edgeTo } from '../testing/ask-bff.ts';
import { pactOf } from '../testing/pact-of.ts';

const { integer, string } = MatchersV3;
const pact = pactOf('product-bff', 'inventory');

test('tells whether a product can be had', async () => {
  await pact
    .addInteraction()
    .given(...inventoryStates.stockHas({ ids: ['prod-001'] }))
    .uponReceiving('a request for the stock of a product')
    .withRequest('GET', '/stock/prod-001')
    .willRespondWith(200, (response) => response.jsonBody({ free: integer(40) }))
    .executeTest(async ({ url }) => {
      expect(await findAvailability(edgeTo('inventory', url), 'prod-001')).toBe('in-stock');
    });
});

test('hears that inventory does not know a product', async () => {
  await pact
    .addInteraction()
    .uponReceiving('a request for the stock of a product that does not exist')
    .withRequest('GET', '/stock/no-such-product')
    .willRespondWith(404, (response) =>
      response.jsonBody({ error: { code: string('not-found'), message: string('There is no such product') } }),
    )
    .executeTest(async ({ url }) => {
      expect(await findAvailability(edgeTo('inventory', url), 'no-such-product')).toBe('unknown');
    });
});
