import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pactOf } from '../pacts/testing/index.ts';
import { brokerUnderTest } from '../testing/index.ts';

/** The official verifier's command line, unmodified: it asks in ways that pact-js does not. */
const broker = brokerUnderTest();
const provider = createServer((_, response) => void response.writeHead(200).end());

beforeAll(async () => {
  await once(provider.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => provider.close());

const pact = createRequire(import.meta.url).resolve('@pact-foundation/pact-cli/bin/pact.js');

function verifier(...args: readonly string[]): Promise<{ readonly exitCode: number; readonly output: string }> {
  const port = String((provider.address() as AddressInfo).port);
  const common = ['--hostname', '127.0.0.1', '--port', port, '--provider-name', 'Bar', '--publish', '--no-colour'];
  const env = { ...process.env, PACT_DO_NOT_TRACK: 'true' };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [pact, 'verifier', ...common, ...args], { env }, (_, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

const publish = (consumer: string, version: string, interaction: string, branch: string) =>
  broker.post('/contracts/publish', {
    pacticipantName: consumer,
    pacticipantVersionNumber: version,
    branch,
    contracts: [
      {
        consumerName: consumer,
        providerName: 'Bar',
        specification: 'pact',
        contentType: 'application/json',
        content: Buffer.from(JSON.stringify(pactOf(consumer, 'Bar', interaction))).toString('base64'),
      },
    ],
  });

const latestOf = async (consumer: string) =>
  (await broker.get(`/pacts/provider/Bar/consumer/${consumer}/latest/verification-results/latest`)).body;

test('without selectors it verifies the latest pact of each consumer', async () => {
  await publish('Foo', '1', 'a', 'main');
  await publish('Foo', '2', 'b', 'feat/x');
  await publish('Baz', '1', 'a', 'main');
  const { exitCode, output } = await verifier('--broker-url', broker.url, '--provider-version', 'p1');
  expect(exitCode, output).toBe(0);
  expect(await latestOf('Foo')).toMatchObject({ success: true, providerApplicationVersion: 'p1' });
  expect(await latestOf('Baz')).toMatchObject({ success: true, providerApplicationVersion: 'p1' });
});

test('a webhook’s address is fetched with any Accept, and its results come back', async () => {
  await publish('Foo', '3', 'c', 'main');
  const { body } = await broker.get('/pacts/provider/Bar/consumer/Foo/latest');
  const { exitCode, output } = await verifier(
    ...['--broker-url', broker.url, '--webhook-callback-url', body._links['pb:pact-version'].href],
    ...['--provider-version', 'p2', '--provider-branch', 'feat/a b', '--provider-tags', 'x y'],
  );
  expect(exitCode, output).toBe(0);
  expect(await latestOf('Foo')).toMatchObject({ success: true, providerApplicationVersion: 'p2' });
  expect((await broker.get('/pacticipants/Bar/branches/feat%2Fa%20b/versions/p2')).status).toBe(200);
});

test('selectors, pending and work in progress', async () => {
  await publish('Foo', '4', 'd', 'main');
  await publish('Foo', '5', 'e', 'feat/x');
  const { exitCode, output } = await verifier(
    ...['--broker-url', broker.url, '--consumer-version-selectors', '{"mainBranch":true,"consumer":"Foo"}'],
    ...['--enable-pending', '--include-wip-pacts-since', '2025-12-01'],
    ...['--provider-version', 'p3', '--provider-branch', 'main'],
  );
  expect(exitCode, output).toBe(0);
  expect(output).toContain("latest version of Foo from the main branch 'main' (4)");
  expect(output).toContain("it is the pact for the latest version of Foo from branch 'feat/x'");
  expect(await latestOf('Foo')).toMatchObject({ success: true, providerApplicationVersion: 'p3' });
});
