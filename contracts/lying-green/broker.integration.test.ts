import { expect, onTestFinished, test } from 'vitest';
import { startBroker } from '../broker/index.ts';
import { type Broker, openBroker } from '../broker-client/index.ts';
import { failing, ours } from './testing/ours.ts';
import { hearsOf, pactJson, readsOrder } from './testing/pact.ts';
import { orderOf } from './testing/serve.ts';
import { pactCli, pactJs } from './testing/stock.ts';

/** A broker for the length of a test, which has a pact that order does not keep. */
async function brokerWith(branch: string, interactions: readonly object[] = [readsOrder()]): Promise<Broker> {
  const started = await startBroker({ port: 0 });
  onTestFinished(() => started[Symbol.asyncDispose]());
  const broker = openBroker({ url: started.url });
  await broker.publish({ version: '1', branch, pacts: [pactJson({ interactions })] });
  return broker;
}
const provider = 'order';

test('can-i-deploy with -o json exits with 0 when the answer is no', async () => {
  const broker = await brokerWith('main');
  await broker.createEnvironment({ name: 'production', production: true });
  const question = ['-a', 'web', '-e', '1', '--to-environment', 'production', '-b', broker.url];
  expect(await pactCli('broker', 'can-i-deploy', ...question)).toBe('red');
  expect(await pactCli('broker', 'can-i-deploy', ...question, '-o', 'json')).toBe('green');
  const { verdict } = await broker.canIDeploy({ pacticipant: 'web', version: '1', environment: 'production' });
  expect(verdict).not.toBe('pass');
});

test('work in progress is never looked at when the provider does not say its branch', async () => {
  const broker = await brokerWith('feat/orders');
  const providerBaseUrl = await orderOf({ total: '900' });
  const { port } = new URL(providerBaseUrl);
  const wip = ['--include-wip-pacts-since', '2020-01-01', '--consumer-version-selectors', '{"mainBranch":true}'];
  const provided = ['verifier', '-n', provider, '-h', '127.0.0.1', '-p', port, '-b', broker.url];
  expect(await pactCli(...provided, '--enable-pending', '--ignore-no-pacts-error', ...wip)).toBe('green');
  const found = await broker.pactsForVerification({
    provider,
    includeWipSince: '2020-01-01',
    selectors: [{ mainBranch: true }],
  });
  expect(
    await ours(
      found.map(({ href }) => href),
      { url: providerBaseUrl },
    ),
  ).toMatchObject(failing('order: there is no pact to verify'));
});

test('a branch whose name is misspelt, or written with another slash, has no pacts', async () => {
  const broker = await brokerWith('feat/orders');
  const providerBaseUrl = await orderOf({ total: '900' });
  const consumerVersionSelectors = [{ branch: 'feat%2Forders' }];
  const options = {
    provider,
    providerBaseUrl,
    pactBrokerUrl: broker.url,
    providerVersion: '1',
    providerVersionBranch: 'main',
  };
  expect(await pactJs({ ...options, consumerVersionSelectors, failIfNoPactsFound: false })).toBe('green');
  const [none, right] = await Promise.all(
    ['feat%2Forders', 'feat/orders'].map((branch) =>
      broker.pactsForVerification({ provider, selectors: [{ branch }] }),
    ),
  );
  expect(
    await ours(
      (none ?? []).map(({ href }) => href),
      { url: providerBaseUrl },
    ),
  ).toMatchObject(failing('there is no pact'));
  expect(
    await ours(
      (right ?? []).map(({ href }) => href),
      { url: providerBaseUrl },
    ),
  ).toMatchObject(failing(/\$\.total/));
});

test('a pending pact of a broker that fails', async () => {
  const broker = await brokerWith('main');
  const providerBaseUrl = await orderOf({ total: '900' });
  const options = { providerVersion: '1', providerVersionBranch: 'main', enablePending: true };
  const consumerVersionSelectors = [{ mainBranch: true }];
  expect(
    await pactJs({ provider, providerBaseUrl, pactBrokerUrl: broker.url, ...options, consumerVersionSelectors }),
  ).toBe('green');
  const pending = await broker.pactsForVerification({ provider, providerBranch: 'main', includePending: true });
  expect(pending).toMatchObject([{ pending: true }]);
  expect(
    await ours(
      pending.map(({ href }) => href),
      { url: providerBaseUrl },
    ),
  ).toMatchObject(failing(/\$\.total/));
});

test('a message of a broker’s pact whose handler throws', async () => {
  const broker = await brokerWith('main', [hearsOf('order.placed', {})]);
  const messages = { 'order.placed': () => Promise.reject(new Error('boom')) };
  const options = { provider, pactBrokerUrl: broker.url, providerVersion: '1', messageProviders: messages };
  expect(await pactJs({ ...options, consumerVersionSelectors: [{ mainBranch: true }] })).toBe('green');
  const found = await broker.pactsForVerification({ provider });
  expect(
    await ours(
      found.map(({ href }) => href),
      { contract: { messages } },
    ),
  ).toMatchObject(failing('boom'));
});
