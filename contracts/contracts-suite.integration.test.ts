import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { CheckContext, Outcome } from '../harness/check/index.ts';
import { writeSnapshot } from './openapi-snapshots/index.ts';
import type { ContractsOptions } from './options.ts';
import type { ProviderContract } from './providers/index.ts';
import { contractsSuite } from './suite.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const good: ProviderContract = {
  states: { 'an order exists': { setup: async () => undefined } },
  messages: { 'order.placed': () => ({ content: { total: 900 } }) },
};
let runDir: string;
beforeAll(() => {
  runDir = mkdtempSync(join(tmpdir(), 'shakedown-contracts-'));
});
afterAll(() => rmSync(runDir, { recursive: true }));

/** Runs the suite against a provider that answers `order`, and gives each check's outcome. */
async function trial(
  order: unknown,
  contract: ProviderContract,
  consumerTests = 'testing',
  more: Partial<ContractsOptions> = {},
  only?: string,
) {
  const server = createServer((_request, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(order)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const services = {
    web: { command: [], uses: { order: 'ORDER_URL' } },
    order: { command: [] },
    stock: { command: [], uses: { order: 'ORDER_URL' } },
  };
  const context = {
    root,
    runDir,
    system: {
      definition: { name: 'orders', services, entry: { web: { to: 'web' } } },
      direct: () => new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    },
    signal: new AbortController().signal,
    progress: () => {},
    evidence: { text: () => {}, existing: () => {}, file: async () => '' },
  } as unknown as CheckContext;
  const checks = await contractsSuite({ consumerTests, providers: { order: contract }, without: {}, ...more }).checks(
    context,
  );
  const outcomes: Record<string, Outcome> = {};
  // In their order, as the gate has it: later ones ask what earlier ones found.
  for (const check of checks.filter(({ id }) => only === undefined || id === only))
    outcomes[check.id] = await check.run(context);
  return outcomes;
}

test('a provider that keeps its promises passes; an edge without a contract does not', async () => {
  const outcomes = await trial({ total: 900 }, good);
  expect(outcomes).toMatchObject({
    'contracts/consumers': { verdict: 'pass' },
    'contracts/web-order': { verdict: 'pass' },
    'contracts/web-order-events': { verdict: 'pass' },
    'contracts/every-edge': { verdict: 'fail', reason: expect.stringContaining('stock→order') },
  });
});

test('a provider that changed a type fails, and the reason says where', async () => {
  const outcomes = await trial({ total: '900' }, good);
  expect(outcomes['contracts/web-order']).toMatchObject({
    verdict: 'fail',
    reason: expect.stringMatching(/web→order.*\$\.total/),
  });
});

test('a state that cannot be brought about is a failure', async () => {
  const states = { 'an order exists': { setup: () => Promise.reject(new Error('no database')) } };
  const outcomes = await trial({ total: 900 }, { ...good, states });
  expect(outcomes['contracts/web-order']).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('no database'),
  });
});

test('a message that is not made, or has no content, is a failure', async () => {
  const thrown = await trial(
    { total: 900 },
    { ...good, messages: { 'order.placed': () => Promise.reject(new Error('boom')) } },
  );
  expect(thrown['contracts/web-order-events']).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('boom'),
  });
  const nothing = await trial({ total: 900 }, { ...good, messages: { 'order.placed': () => ({ content: null }) } });
  expect(nothing['contracts/web-order-events']).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('it is a tombstone'),
  });
});

const promising = (type: string) => ({
  openapi: '3.1.0',
  info: { title: 'order', version: '1' },
  paths: {
    '/orders/{id}': {
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: {
            description: 'an order',
            content: {
              'application/json': { schema: { type: 'object', required: ['total'], properties: { total: { type } } } },
            },
          },
        },
      },
    },
  },
});

test('a provider is held against its own OpenAPI by what it answered to its consumers', async () => {
  const kept = await trial({ total: 900 }, { ...good, openApi: () => promising('integer') });
  expect(kept['contracts/order-conforms']).toEqual({ verdict: 'pass', reason: '1 exchanges of 1 of 1 operations' });
  const alone = { ...good, openApi: () => promising('integer') };
  expect(await trial({ total: 900 }, alone, 'testing', {}, 'contracts/order-conforms'), 'also repeated alone').toEqual({
    'contracts/order-conforms': kept['contracts/order-conforms'],
  });
  const broken = await trial({ total: 900 }, { ...good, openApi: () => promising('string') });
  expect(broken['contracts/web-order']?.verdict).toBe('pass');
  expect(broken['contracts/order-conforms']).toMatchObject({
    verdict: 'fail',
    reason: expect.stringMatching(/web→order: GET \/orders\/\{id\}.*200 \/total.*string/),
  });
});

test('of a provider that nobody asked anything nothing can be said, and one without a document cannot be judged', async () => {
  const unseen = await trial({ total: 900 }, { messages: {}, openApi: () => promising('integer') });
  expect(unseen['contracts/order-conforms']?.verdict).toBe('inconclusive');
  const without = await trial({ total: 900 }, { ...good, openApi: '/openapi.json' });
  expect(without['contracts/order-conforms']).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('order/openapi.json: expected openapi 3.x'),
  });
});

test('a promise that was taken back breaks whoever was written for it, contract or not', async () => {
  const openApiSnapshots = join(runDir, 'snapshots');
  const now = async (type: string) =>
    (await trial({ total: 900 }, { ...good, openApi: () => promising(type) }, 'testing', { openApiSnapshots }))[
      'contracts/openapi-compatible'
    ];
  expect(await now('integer')).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('drift --update') });
  writeSnapshot(openApiSnapshots, 'order', promising('integer'));
  expect(await now('integer')).toEqual({ verdict: 'pass', reason: '1 documents, nothing changed' });
  expect(await now('string')).toMatchObject({
    verdict: 'fail',
    reason: expect.stringMatching(/order GET \/orders\/\{id\}.*breaking/),
  });
});

test('no consumer tests at all is a failure', async () => {
  const outcomes = await trial({ total: 900 }, good, 'providers');
  expect(outcomes['contracts/consumers']).toMatchObject({ verdict: 'fail' });
});
