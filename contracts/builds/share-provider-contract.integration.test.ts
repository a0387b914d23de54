import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startBroker } from '../broker/index.ts';
import { openBroker } from '../broker-client/index.ts';
import { judgeConformance } from '../conformance/index.ts';
import { asyncApiOf } from '../providers/index.ts';
import { shareProviderContract } from './index.ts';

const openApi = { openapi: '3.1.0', info: { title: 'order', version: '1' }, paths: { '/orders': {} } };
const pact = {
  consumer: { name: 'mail' },
  provider: { name: 'order' },
  interactions: [
    {
      type: 'Asynchronous/Messages',
      description: 'order.placed',
      contents: { content: { total: 1 }, contentType: 'application/json', encoded: false },
    },
  ],
  metadata: { pactSpecification: { version: '4.0' } },
};

/** A document that refers to a schema in a file beside it, as those of teams do. */
function describedIn(total: string): { dir: string; asyncApi: string } {
  const dir = mkdtempSync(join(tmpdir(), 'shakedown-promise-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  writeFileSync(join(dir, 'order.json'), JSON.stringify({ type: 'object', properties: { total: { type: total } } }));
  const document = {
    asyncapi: '3.0.0',
    info: { title: 'orders', version: '1' },
    channels: { orders: { messages: { 'order.placed': { payload: { $ref: './order.json' } } } } },
    operations: { tell: { action: 'send', channel: { $ref: '#/channels/orders' } } },
  };
  writeFileSync(join(dir, 'asyncapi.yaml'), JSON.stringify(document));
  return { dir, asyncApi: 'asyncapi.yaml' };
}

test('events and calls are promised together, and compared once both are known', async () => {
  await using embedded = await startBroker({ port: 0 });
  const broker = openBroker({ url: embedded.url });
  await broker.publish({ pacts: [pact], version: 'm1', branch: 'main' });
  const share = async (version: string, total: string) => {
    const { dir, asyncApi } = describedIn(total);
    const promised = await asyncApiOf({ asyncApi }, dir);
    const conformance = judgeConformance(openApi, []);
    const build = { version, branch: 'main', url: undefined };
    return await shareProviderContract(broker, build, { provider: 'order', openApi, asyncApi: promised, conformance });
  };
  expect((await share('1', 'integer')).join()).toMatch(/It holds what mail expects/);
  expect((await share('2', 'string')).join()).toMatch(/does not hold what mail expects.*total/);
});

test('a provider that breaks its own document is no provider to compare with', async () => {
  await using embedded = await startBroker({ port: 0 });
  const broker = openBroker({ url: embedded.url });
  await broker.publish({ pacts: [{ ...pact, interactions: [] }], version: 'm1', branch: 'main' });
  const seen = { method: 'GET', path: '/other', requestHeaders: {}, status: 200, responseHeaders: {} };
  const conformance = judgeConformance(openApi, [seen]);
  expect(conformance.verdict).toBe('fail');
  const build = { version: '1', branch: 'main', url: undefined };
  const told = await shareProviderContract(broker, build, {
    provider: 'order',
    openApi,
    asyncApi: undefined,
    conformance,
  });
  expect(told.join()).toContain('says that it does not keep its openapi document');
});
