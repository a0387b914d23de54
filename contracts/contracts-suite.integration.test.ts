import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { CheckContext } from '../harness/check/index.ts';
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
async function trial(order: unknown, contract: ProviderContract, consumerTests = 'testing') {
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
  const checks = await contractsSuite({ consumerTests, providers: { order: contract }, without: {} }).checks(context);
  return Object.fromEntries(
    await Promise.all(checks.map(async (check) => [check.id, await check.run(context)] as const)),
  );
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

test('no consumer tests at all is a failure', async () => {
  const outcomes = await trial({ total: 900 }, good, 'providers');
  expect(outcomes['contracts/consumers']).toMatchObject({ verdict: 'fail' });
});
