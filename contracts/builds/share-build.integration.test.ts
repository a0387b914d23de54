import { expect, test } from 'vitest';
import { startBroker } from '../broker/index.ts';
import { openBroker } from '../broker-client/index.ts';
import { parsePact } from '../pact-file.ts';
import type { Build } from './build.ts';
import { mayBeDeployedTogether, mayJoin } from './may-be-deployed.ts';
import { shareBuild } from './share-build.ts';

const build: Build = { version: 'abc', branch: 'feat/x', url: undefined };
const pact = (consumer: string, provider: string) =>
  parsePact(
    {
      consumer: { name: consumer },
      provider: { name: provider },
      interactions: [
        {
          type: 'Synchronous/HTTP',
          description: 'a request for orders',
          request: { method: 'GET', path: '/orders' },
          response: { status: 200 },
        },
      ],
      metadata: { pactSpecification: { version: '4.0' } },
    },
    `${consumer}-${provider}.json`,
  );
const verdicts = (...problems: string[]) => [
  { id: 'http-0', description: 'a request for orders', problems, mismatches: [] },
];
const shop = pact('shop', 'order');
const admin = pact('admin', 'order');

test('a build whose providers keep every pact of it may be deployed', async () => {
  await using embedded = await startBroker({ port: 0 });
  const broker = openBroker({ url: embedded.url });
  await shareBuild(broker, build, [
    { pact: shop, success: true, interactions: verdicts() },
    { pact: admin, success: true, interactions: verdicts() },
  ]);
  expect(await mayBeDeployedTogether(broker, build, [shop, admin])).toEqual({
    verdict: 'pass',
    reason: '2 pairs of 3 services are verified',
  });
});

test('one pact that is broken keeps it back, and one that nobody could verify is no yes', async () => {
  await using embedded = await startBroker({ port: 0 });
  const broker = openBroker({ url: embedded.url });
  await shareBuild(broker, build, [
    { pact: shop, success: true, interactions: verdicts() },
    { pact: admin, success: undefined, interactions: [] },
  ]);
  expect((await mayBeDeployedTogether(broker, build, [shop, admin])).verdict).toBe('inconclusive');

  await shareBuild(broker, build, [{ pact: admin, success: false, interactions: verdicts('answers 500') }]);
  const { verdict, reason } = await mayBeDeployedTogether(broker, build, [shop, admin]);
  expect(verdict).toBe('fail');
  expect(reason).toContain('admin');
});

test('a service may join an environment when what runs there gets on with it', async () => {
  await using embedded = await startBroker({ port: 0 });
  const broker = openBroker({ url: embedded.url });
  await broker.createEnvironment({ name: 'production', production: true });
  await shareBuild(broker, build, [{ pact: shop, success: true, interactions: verdicts() }]);
  await broker.recordDeployment({ pacticipant: 'order', version: 'abc', environment: 'production' });
  await broker.recordDeployment({ pacticipant: 'shop', version: 'abc', environment: 'production' });
  expect((await mayJoin(broker, 'production', build, [shop])).verdict).toBe('pass');

  const newer: Build = { ...build, version: 'def' };
  await shareBuild(broker, newer, [{ pact: pact('shop', 'order'), success: undefined, interactions: [] }]);
  await shareBuild(broker, newer, [{ pact: admin, success: false, interactions: verdicts('answers 500') }]);
  const { verdict, reason } = await mayJoin(broker, 'production', newer, [admin]);
  expect(verdict).not.toBe('pass');
  expect(reason).toContain('admin to production');
});

test('nothing published is nothing that may be deployed', async () => {
  await using embedded = await startBroker({ port: 0 });
  const broker = openBroker({ url: embedded.url });
  await shareBuild(broker, { ...build, version: 'older' }, [{ pact: shop, success: true, interactions: verdicts() }]);
  const { verdict } = await mayBeDeployedTogether(broker, build, [shop]).catch(({ message }: Error) => ({
    verdict: message,
  }));
  expect(verdict).not.toBe('pass');
});
