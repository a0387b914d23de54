import { expect, onTestFinished, test } from 'vitest';
import { failing, ours } from './testing/ours.ts';
import { folder, hearsOf, pactFile, readsOrder } from './testing/pact.ts';
import { orderOf } from './testing/serve.ts';
import { pactCli, pactJs } from './testing/stock.ts';

const provider = 'order';
const exists = { providerStates: [{ name: 'an order exists' }] };
const broken = { total: '900' };
const states = { 'an order exists': { setup: async () => undefined } };

function withEnvironment(name: string, value: string): void {
  process.env[name] = value;
  onTestFinished(() => void delete process.env[name]);
}

test('no pact at all: the folder is empty', async () => {
  expect(await pactJs({ provider, pactUrls: [folder()], failIfNoPactsFound: false })).toBe('green');
  expect(await pactCli('verifier', '-n', provider, '-d', folder(), '--ignore-no-pacts-error')).toBe('green');
  expect(await ours([], {})).toMatchObject(failing('order: there is no pact to verify'));
});

test('a pact without interactions', async () => {
  const pacts = [pactFile({ interactions: [] })];
  expect(await pactJs({ provider, pactUrls: pacts })).toBe('green');
  expect(await pactCli('verifier', '-n', provider, '-f', ...pacts)).toBe('green');
  expect(await ours(pacts, {})).toMatchObject(failing('web→order: the pact has no interactions'));
});

test('a pact with another provider, by a slip in the path', async () => {
  const pacts = [pactFile({ provider: 'payment', interactions: [hearsOf('charge.captured')] })];
  const messages = { 'charge.captured': () => ({ content: null }) };
  expect(await pactJs({ provider, pactUrls: pacts, messageProviders: messages as never })).toBe('green');
  expect(await ours(pacts, { contract: { messages } })).toMatchObject(
    failing('is a pact with payment, not with order'),
  );
});

test('a consumer that is misspelt in the filter', async () => {
  const providerBaseUrl = await orderOf(broken);
  const pacts = [pactFile({ interactions: [readsOrder()] })];
  expect(
    await pactJs({ provider, providerBaseUrl, pactUrls: pacts, consumerFilters: ['wbe'], failIfNoPactsFound: false }),
  ).toBe('green');
  expect(await ours(pacts, { url: providerBaseUrl })).toMatchObject(failing(/\$\.total/));
});

test('a pending interaction that fails', async () => {
  const providerBaseUrl = await orderOf(broken);
  const pacts = [pactFile({ interactions: [readsOrder({ pending: true })] })];
  expect(await pactJs({ provider, providerBaseUrl, pactUrls: pacts })).toBe('green');
  expect(
    await pactCli('verifier', '-n', provider, '-h', '127.0.0.1', '-p', new URL(providerBaseUrl).port, '-f', ...pacts),
  ).toBe('green');
  expect(await ours(pacts, { url: providerBaseUrl })).toMatchObject(failing(/"a request for an order": \$\.total/));
});

test('a provider that does not run, where everything is pending', async () => {
  const pacts = [pactFile({ interactions: [readsOrder({ pending: true })] })];
  expect(await pactCli('verifier', '-n', provider, '-h', '127.0.0.1', '-p', '9', '-f', ...pacts)).toBe('green');
  expect(await ours(pacts, {})).toMatchObject(failing('"a request for an order"'));
});

test('a description in the environment leaves the other interactions out', async () => {
  const providerBaseUrl = await orderOf({ total: 900 });
  const more = readsOrder({ description: 'a request for a shipped order' });
  more.response.body.content = { total: 'nine' } as never;
  more.response.matchingRules = {} as never;
  const pacts = [pactFile({ interactions: [readsOrder(), more] })];
  withEnvironment('PACT_DESCRIPTION', 'a request for an order');
  expect(await pactJs({ provider, providerBaseUrl, pactUrls: pacts })).toBe('green');
  expect(await ours(pacts, { url: providerBaseUrl })).toMatchObject(failing('"a request for a shipped order"'));
});

test('a state in the environment leaves the other interactions out', async () => {
  const providerBaseUrl = await orderOf(broken);
  const pacts = [pactFile({ interactions: [readsOrder(exists)] })];
  withEnvironment('PACT_PROVIDER_STATE', 'an order is shipped');
  expect(await pactJs({ provider, providerBaseUrl, pactUrls: pacts })).toBe('green');
  expect(await ours(pacts, { url: providerBaseUrl, contract: { states } })).toMatchObject(failing(/\$\.total/));
});

test('"no state" in the environment leaves all interactions with a state out', async () => {
  const providerBaseUrl = await orderOf(broken);
  const pacts = [pactFile({ interactions: [readsOrder(exists)] })];
  withEnvironment('PACT_PROVIDER_NO_STATE', 'true');
  expect(await pactJs({ provider, providerBaseUrl, pactUrls: pacts })).toBe('green');
  expect(await ours(pacts, { url: providerBaseUrl, contract: { states } })).toMatchObject(failing(/\$\.total/));
});

test('a request filter that answers in place of the provider', async () => {
  const pacts = [pactFile({ interactions: [readsOrder()] })];
  const requestFilter = (_request: unknown, response: { json(body: unknown): void }) => response.json({ total: 900 });
  expect(await pactJs({ provider, pactUrls: pacts, requestFilter: requestFilter as never })).toBe('green');
  expect(await ours(pacts, {})).toMatchObject(failing('"a request for an order"'));
});

test('a state that nobody brings about', async () => {
  const providerBaseUrl = await orderOf({ total: 900 });
  const pacts = [pactFile({ interactions: [readsOrder(exists)] })];
  expect(await pactJs({ provider, providerBaseUrl, pactUrls: pacts, stateHandlers: {} })).toBe('green');
  expect(await ours(pacts, { url: providerBaseUrl })).toMatchObject(
    failing('no handler for the state "an order exists"'),
  );
});

test('a state that cannot be taken away again, and stays for the next one', async () => {
  const providerBaseUrl = await orderOf({ total: 900 });
  const pacts = [pactFile({ interactions: [readsOrder(exists)] })];
  const teardown = () => Promise.reject(new Error('still there'));
  const stateHandlers = { 'an order exists': { setup: async () => {}, teardown } };
  expect(
    await pactJs({
      provider,
      providerBaseUrl,
      pactUrls: pacts,
      stateHandlers,
      providerStatesSetupTeardown: true,
    } as never),
  ).toBe('green');
  const contract = { states: { 'an order exists': { setup: async () => undefined, teardown } } };
  expect(await ours(pacts, { url: providerBaseUrl, contract })).toMatchObject(failing('\\(teardown\\): still there'));
});

test('a state that cannot be brought about', async () => {
  const providerBaseUrl = await orderOf({ total: 900 });
  const pacts = [pactFile({ interactions: [readsOrder(exists)] })];
  const setup = () => Promise.reject(new Error('no database'));
  expect(
    await pactJs({ provider, providerBaseUrl, pactUrls: pacts, stateHandlers: { 'an order exists': setup } }),
  ).toBe('green');
  const contract = { states: { 'an order exists': { setup } } };
  expect(await ours(pacts, { url: providerBaseUrl, contract })).toMatchObject(failing('\\(setup\\): no database'));
});
