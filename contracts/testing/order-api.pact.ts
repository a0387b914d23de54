import { MatchersV3, PactV4 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';

const pact = new PactV4({
  consumer: 'web',
  provider: 'order',
  dir: process.env.PACT_DIR ?? 'pacts',
  logLevel: 'error',
});

test('reads an order', async () => {
  await pact
    .addInteraction()
    .given('an order exists')
    .uponReceiving('a request for an order')
    .withRequest('GET', '/orders/1')
    .willRespondWith(200, (response) => response.jsonBody({ total: MatchersV3.integer(900) }))
    .executeTest(async ({ url }) => {
      expect(await (await fetch(`${url}/orders/1`)).json()).toEqual({ total: 900 });
    });
});

test('reads order.placed', async () => {
  await pact
    .addAsynchronousInteraction()
    .expectsToReceive('order.placed', (message) => message.withJSONContent({ total: MatchersV3.integer(900) }))
    .executeTest(async ({ contents }) => {
      expect(contents.content).toEqual({ total: 900 });
    });
});
