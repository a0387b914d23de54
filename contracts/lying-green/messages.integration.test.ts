import { providerWithMetadata } from '@pact-foundation/pact';
import { expect, test } from 'vitest';
import type { MessageHandler } from '../messages/index.ts';
import { failing, ours } from './testing/ours.ts';
import { hearsOf, pactFile } from './testing/pact.ts';
import { serve } from './testing/serve.ts';
import { pactCli, pactJs } from './testing/stock.ts';

const provider = 'order';
const throws = (): never => {
  throw new Error('no such column');
};

test('a handler that throws: its error is matched as if it were the message', async () => {
  const pacts = [pactFile({ interactions: [hearsOf('order.placed', {})] })];
  expect(await pactJs({ provider, pactUrls: pacts, messageProviders: { 'order.placed': throws } })).toBe('green');
  expect(await ours(pacts, { contract: { messages: { 'order.placed': throws } } })).toMatchObject(
    failing('"order.placed": making it threw: no such column'),
  );
});

test('a handler that is missing', async () => {
  const pacts = [pactFile({ interactions: [hearsOf('order.placed', {})] })];
  expect(await pactJs({ provider, pactUrls: pacts, messageProviders: {} })).toBe('green');
  expect(await ours(pacts, {})).toMatchObject(failing('nothing makes the message "order.placed"'));
});

test('a handler that gives nothing', async () => {
  const pacts = [pactFile({ interactions: [hearsOf('order.placed', {})] })];
  const nothing = { 'order.placed': () => undefined as never };
  expect(await pactJs({ provider, pactUrls: pacts, messageProviders: nothing })).toBe('green');
  expect(await ours(pacts, { contract: { messages: nothing } })).toMatchObject(failing('undefined is no message'));
});

test('a tombstone that has a value', async () => {
  const pacts = [pactFile({ interactions: [hearsOf('customer.erased')] })];
  const alive = { name: 'Ada' };
  expect(await pactJs({ provider, pactUrls: pacts, messageProviders: { 'customer.erased': async () => alive } })).toBe(
    'green',
  );
  expect(
    await ours(pacts, { contract: { messages: { 'customer.erased': () => ({ content: alive }) } } }),
  ).toMatchObject(failing('expected no value \\(a tombstone\\), but it has {"name":"Ada"}'));
  expect(await ours(pacts, { contract: { messages: { 'customer.erased': () => ({ content: null }) } } })).toMatchObject(
    {
      verdict: 'pass',
    },
  );
});

test('a tombstone that nobody sends', async () => {
  const pacts = [pactFile({ interactions: [hearsOf('customer.erased')] })];
  expect(await pactJs({ provider, pactUrls: pacts, messageProviders: {} })).toBe('green');
  expect(await ours(pacts, {})).toMatchObject(failing('nothing makes the message "customer.erased"'));
});

test('one description, two consumers who expect opposite things of it', async () => {
  const pacts = ['web', 'mail'].map((consumer) =>
    pactFile({
      consumer,
      interactions: [hearsOf('customer.changed', consumer === 'web' ? { name: 'Ada' } : undefined)],
    }),
  );
  const changed = { name: 'Ada' };
  expect(
    await pactJs({ provider, pactUrls: pacts, messageProviders: { 'customer.changed': async () => changed } }),
  ).toBe('green');
  expect(
    await ours(pacts, { contract: { messages: { 'customer.changed': () => ({ content: changed }) } } }),
  ).toMatchObject(failing(/^[^|]*mail→order|order→mail/));
});

test('an answer 500 that is taken for the message', async () => {
  const pacts = [pactFile({ interactions: [hearsOf('order.placed', {})] })];
  const url = await serve((_request, response) => {
    response.writeHead(500, { 'content-type': 'application/json' }).end('{}');
  });
  const { port } = new URL(url);
  expect(await pactCli('verifier', '-n', provider, '-h', '127.0.0.1', '-p', port, '-f', ...pacts)).toBe('green');
  const placed: MessageHandler = async () => {
    const answer = await fetch(url, { method: 'POST' });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    return { content: await answer.json() };
  };
  expect(await ours(pacts, { contract: { messages: { 'order.placed': placed } } })).toMatchObject(
    failing('"order.placed": making it threw: answered 500'),
  );
});

test('a tombstone under the wrong key, behind the metadata that the test itself hands over', async () => {
  const pacts = [pactFile({ interactions: [hearsOf('customer.erased', undefined, { metadata: { key: 'c-1' } })] })];
  const sent = { content: null, metadata: { key: 'c-2' } };
  const wrapped = providerWithMetadata(
    async () => ({ __pactMessageMetadata: sent.metadata, message: sent.content }) as never,
    { key: 'c-1' },
  );
  expect(await pactJs({ provider, pactUrls: pacts, messageProviders: { 'customer.erased': wrapped } })).toBe('green');
  expect(await ours(pacts, { contract: { messages: { 'customer.erased': () => sent } } })).toMatchObject(
    failing(/key Expected metadata key 'key' to have value '"c-1"' but was '"c-2"'/),
  );
});

test('a state that nobody brings about before a message', async () => {
  const providerStates = [{ name: 'an order with a discount' }];
  const pacts = [pactFile({ interactions: [hearsOf('order.placed', { total: 900 }, { providerStates })] })];
  expect(
    await pactJs({ provider, pactUrls: pacts, messageProviders: { 'order.placed': async () => ({ total: 900 }) } }),
  ).toBe('green');
  expect(
    await ours(pacts, { contract: { messages: { 'order.placed': () => ({ content: { total: 900 } }) } } }),
  ).toMatchObject(failing('no handler for the state "an order with a discount"'));
});

test('a message that contradicts the provider’s own AsyncAPI document', async () => {
  const pacts = [pactFile({ interactions: [hearsOf('order.placed', { total: 900 })] })];
  const placed = { total: 900, currency: 'euros, mostly' };
  const payload = { type: 'object', properties: { currency: { type: 'string', maxLength: 3 } } };
  const asyncApi = () => ({
    asyncapi: '3.0.0',
    channels: { orders: { messages: { 'order.placed': { payload } } } },
    operations: { tell: { action: 'send', channel: { $ref: '#/channels/orders' } } },
  });
  expect(await pactJs({ provider, pactUrls: pacts, messageProviders: { 'order.placed': async () => placed } })).toBe(
    'green',
  );
  expect(
    await ours(pacts, { contract: { messages: { 'order.placed': () => ({ content: placed }) }, asyncApi } }),
  ).toMatchObject(failing('AsyncAPI: "order.placed": payload.currency must NOT have more than 3 characters'));
});

test('a new version that consumers which are not deployed yet cannot read', async () => {
  const pacts = [pactFile({ interactions: [hearsOf('order.placed', { total: 900 })] })];
  const placed = { total: 900 };
  const v1 = {
    version: 1,
    schema: { type: 'object', required: ['sum'] },
    recorded: [{ content: { sum: 900, total: 900 } }],
  };
  const versions = { 'order.placed': [v1, { version: 2 }] };
  expect(await pactJs({ provider, pactUrls: pacts, messageProviders: { 'order.placed': async () => placed } })).toBe(
    'green',
  );
  expect(
    await ours(pacts, { contract: { messages: { 'order.placed': () => ({ content: placed }) }, versions } }),
  ).toMatchObject(failing('evolution: "order.placed": a consumer of v1 cannot read today’s'));
});
