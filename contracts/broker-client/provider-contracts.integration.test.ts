import { expect, test } from 'vitest';
import { startBroker } from '../broker/index.ts';
import { openBroker } from './index.ts';

const document = (type: string) => ({
  openapi: '3.1.0',
  info: { title: 'order', version: '1' },
  paths: {
    '/orders': {
      get: {
        responses: {
          200: {
            description: 'orders',
            content: { 'application/json': { schema: { type: 'object', properties: { total: { type } } } } },
          },
        },
      },
    },
  },
});
const pact = {
  consumer: { name: 'web' },
  provider: { name: 'order' },
  interactions: [
    {
      type: 'Synchronous/HTTP',
      description: 'orders',
      request: { method: 'GET', path: '/orders' },
      response: { status: 200, body: { content: { total: 1 }, contentType: 'application/json', encoded: false } },
    },
  ],
  metadata: { pactSpecification: { version: '4.0' } },
};

test('what a provider promises is compared with what consumers expect: the matrix knows, and nobody verified it', async () => {
  await using embedded = await startBroker({ port: 0 });
  const broker = openBroker({ url: embedded.url });
  await broker.publish({ pacts: [pact], version: 'w1', branch: 'main' });
  const publish = (version: string, type: string, branch = 'main') =>
    broker.publishProviderContract({
      provider: 'order',
      version,
      branch,
      specification: 'openapi',
      document: document(type),
      kept: { success: true, reason: '3 exchanges' },
    });
  expect((await publish('o1', 'integer')).map(({ type }) => type)).toEqual(['success', 'success']);
  expect((await publish('o2', 'string', 'feat/x')).map(({ type }) => type)).toEqual(['success', 'danger']);
  const deployable = async (version: string) => {
    const selectors = [
      { pacticipant: 'web', version: 'w1' },
      { pacticipant: 'order', version },
    ];
    return (await broker.matrix({ selectors, latestby: 'cvpv' })).summary.deployable;
  };
  expect([await deployable('o1'), await deployable('o2')]).toEqual([true, false]);
});

test('what was promised is the newest of the main branch, or what is deployed', async () => {
  await using embedded = await startBroker({ port: 0 });
  const broker = openBroker({ url: embedded.url });
  await broker.createEnvironment({ name: 'production', production: true });
  expect(await broker.promisedOpenApi({ provider: 'order' })).toBeUndefined();
  for (const [version, branch] of [
    ['1', 'main'],
    ['2', 'main'],
    ['3', 'feat/x'],
  ] as const) {
    const told = { ...document('integer'), info: { title: 'order', version } };
    await broker.publishProviderContract({
      provider: 'order',
      version,
      branch,
      specification: 'openapi',
      document: told,
    });
  }
  await broker.recordDeployment({ pacticipant: 'order', version: '1', environment: 'production' });
  const version = async (environment?: string) =>
    JSON.parse((await broker.promisedOpenApi({ provider: 'order', environment })) ?? '{}').info?.version;
  expect([await version(), await version('production')]).toEqual(['2', '1']);
});
