import { MatchersV3 } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import { profileRoutes } from '../../../system-under-test/bffs/user/profile/index.ts';
import { type Asking, askBff, away, edgeTo, identity } from '../testing/ask-bff.ts';
import { pactOf } from '../testing/pact-of.ts';

const { boolean } = MatchersV3;
const pact = pactOf('user-bff', 'notification');

/** What a customer has who chose nothing. */
const preferences = { mail: true, sms: false, push: false };

const asAda = (url: string, asking: Asking = {}) =>
  askBff(
    profileRoutes({ user: away, notification: edgeTo('notification', url), identity }),
    '/api/profile/preferences',
    {
      ...asking,
      as: 'ada',
    },
  );

test('shows on which channels a customer wants to be told of orders', async () => {
  await pact
    .addInteraction()
    .uponReceiving('a request for the preferences of a customer')
    .withRequest('GET', '/preferences/customer-1')
    .willRespondWith(200, (response) =>
      response.jsonBody({ mail: boolean(true), sms: boolean(false), push: boolean(false) }),
    )
    .executeTest(async ({ url }) => {
      expect(await asAda(url)).toEqual({ status: 200, body: preferences });
    });
});

test('replaces them', async () => {
  await pact
    .addInteraction()
    .uponReceiving('the preferences of a customer')
    .withRequest('PUT', '/preferences/customer-1', (request) =>
      request.headers({ 'Content-Type': 'application/json' }).jsonBody(preferences),
    )
    .willRespondWith(200, (response) => response.jsonBody(preferences))
    .executeTest(async ({ url }) => {
      expect(await asAda(url, { method: 'PUT', body: preferences })).toEqual({ status: 200, body: preferences });
    });
});
