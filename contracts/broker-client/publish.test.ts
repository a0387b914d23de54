import { expect, test } from 'vitest';
import { openBroker } from './open-broker.ts';
import { indexOf } from './testing/index-of.ts';
import { type LocalServer, localServer } from './testing/local-server.ts';

const pact = (consumer: string, provider: string) => ({
  consumer: { name: consumer },
  provider: { name: provider },
  interactions: [],
});
const published = (server: LocalServer, request: number) => {
  const { contracts } = (server.received[request]?.body ?? {}) as {
    readonly contracts: readonly { readonly content: string }[];
  };
  return contracts.map(({ content }) => JSON.parse(Buffer.from(content, 'base64').toString()));
};

test('the pacts of a consumer go in one request, those of another in the next', async () => {
  await using server = await localServer((url) => ({
    'GET /': { body: indexOf(url) },
    'POST /contracts/publish': { body: { notices: [{ type: 'success', text: 'Pact published' }], logs: [] } },
  }));
  const notices = await openBroker({ url: server.url }).publish({
    pacts: [pact('shop', 'order'), pact('app', 'order'), pact('shop', 'mail')],
    version: '12',
    branch: 'feat/x',
    tags: ['dev'],
  });
  expect(notices.map(({ text }) => text)).toEqual(['Pact published', 'Pact published']);
  expect(server.calls).toEqual(['GET /', 'POST /contracts/publish', 'POST /contracts/publish']);
  expect(server.received[1]?.body).toEqual({
    pacticipantName: 'shop',
    pacticipantVersionNumber: '12',
    branch: 'feat/x',
    tags: ['dev'],
    contracts: [
      expect.objectContaining({ consumerName: 'shop', providerName: 'order', specification: 'pact' }),
      expect.objectContaining({ consumerName: 'shop', providerName: 'mail', contentType: 'application/json' }),
    ],
  });
  expect(published(server, 2)).toEqual([pact('app', 'order')]);
});

test('the links of a pact that was read from a broker are not published', async () => {
  await using server = await localServer((url) => ({
    'GET /': { body: indexOf(url) },
    'POST /contracts/publish': { body: {} },
  }));
  const read = { ...pact('shop', 'order'), createdAt: '2026-01-01', _links: { self: { href: 'x' } } };
  expect(await openBroker({ url: server.url }).publish({ pacts: [read], version: '1' })).toEqual([]);
  expect(published(server, 1)).toEqual([pact('shop', 'order')]);
});

test('a pact that changed under a version that is known is a conflict, in the broker’s words', async () => {
  const notices = [{ type: 'error', text: 'Cannot change the content of the pact between shop and order' }];
  await using server = await localServer((url) => ({
    'GET /': { body: indexOf(url) },
    'POST /contracts/publish': { status: 409, body: { notices, errors: {} } },
  }));
  const refused = openBroker({ url: server.url }).publish({ pacts: [pact('shop', 'order')], version: '12' });
  await expect(refused).rejects.toMatchObject({
    code: 'SD_BROKER_CONFLICT',
    message: expect.stringContaining('Cannot change the content'),
  });
});

test('no pacts, or something else than pacts, is an error before anything is sent', async () => {
  await using server = await localServer(() => ({}));
  const broker = openBroker({ url: server.url });
  await expect(broker.publish({ pacts: [], version: '1' })).rejects.toMatchObject({ code: 'SD_BROKER_NO_PACTS' });
  await expect(broker.publish({ pacts: [{ consumer: { name: 'a' } }], version: '1' })).rejects.toThrow(
    'pacts.0.provider',
  );
  expect(server.calls).toEqual([]);
});
