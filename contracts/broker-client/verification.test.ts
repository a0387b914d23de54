import { expect, test } from 'vitest';
import { openBroker } from './open-broker.ts';
import { indexOf } from './testing/index-of.ts';
import { localServer } from './testing/local-server.ts';

test('asks for the pacts of a provider, as upstream answers', async () => {
  const notices = [{ when: 'before_verification', text: 'The pact is being verified because …' }];
  const self = { href: 'http://elsewhere/pacts/1', name: 'Pact between shop (1) and order bff' };
  await using server = await localServer((url) => ({
    'GET /': { body: indexOf(url) },
    'POST /pacts/provider/order%20bff/for-verification': {
      body: {
        _embedded: {
          pacts: [
            {
              shortDescription: 'latest from main branch',
              verificationProperties: { pending: true, notices },
              _links: { self },
            },
            { shortDescription: 'in production', verificationProperties: { notices: [] }, _links: { self } },
          ],
        },
      },
    },
  }));
  const pacts = await openBroker({ url: server.url }).pactsForVerification({
    provider: 'order bff',
    selectors: [{ mainBranch: true }, { deployedOrReleased: true }],
    providerBranch: 'main',
    includePending: true,
    includeWipSince: '2026-01-01',
  });
  expect(server.received[1]?.body).toEqual({
    consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }],
    providerVersionBranch: 'main',
    includePendingStatus: true,
    includeWipPactsSince: '2026-01-01',
  });
  expect(pacts).toEqual([
    { ...self, shortDescription: 'latest from main branch', pending: true, wip: false, notices },
    { ...self, shortDescription: 'in production', pending: false, wip: false, notices: [] },
  ]);
});

test('branch and tags are set before the result is published', async () => {
  const results = '/pacts/provider/order/consumer/shop/pact-version/abc/metadata/bQ/verification-results';
  await using server = await localServer((url) => ({
    'GET /': { body: indexOf(url) },
    'GET /pact': {
      body: {
        interactions: [{ _id: 'i1' }],
        _links: { 'pb:publish-verification-results': { href: `${url}${results}` } },
      },
    },
    'PUT /pacticipants/order/branches/feat%2Fx/versions/8': { body: {} },
    'PUT /pacticipants/order/versions/8/tags/dev': { status: 201, body: {} },
    [`POST ${results}`]: { status: 201, body: {} },
  }));
  const broker = openBroker({ url: server.url });
  const pact = await broker.document('/pact');
  await broker.publishVerification({
    pact,
    success: false,
    provider: 'order',
    providerVersion: '8',
    branch: 'feat/x',
    tags: ['dev'],
    testResults: [{ interactionId: 'i1', success: false, exceptions: [{ message: 'no `reason`' }] }],
  });
  expect(server.calls).toEqual([
    'GET /pact',
    'GET /',
    'PUT /pacticipants/order/branches/feat%2Fx/versions/8',
    'PUT /pacticipants/order/versions/8/tags/dev',
    `POST ${results}`,
  ]);
  expect(server.received.at(-1)?.body).toEqual({
    success: false,
    providerApplicationVersion: '8',
    testResults: [{ interactionId: 'i1', success: false, exceptions: [{ message: 'no `reason`' }] }],
  });
});

test('a pact that says not where its results go is an error before anything is sent', async () => {
  await using server = await localServer(() => ({}));
  const published = openBroker({ url: server.url }).publishVerification({
    pact: { interactions: [] },
    success: true,
    provider: 'order',
    providerVersion: '8',
    branch: 'main',
  });
  await expect(published).rejects.toMatchObject({
    code: 'SD_BROKER_ANSWER',
    message: expect.stringContaining('pb:publish-verification-results'),
  });
  expect(server.calls).toEqual([]);
});
