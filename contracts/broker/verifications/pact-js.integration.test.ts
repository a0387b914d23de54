import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Verifier, type VerifierOptions } from '@pact-foundation/pact';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { pactOf } from '../pacts/testing/index.ts';
import { brokerUnderTest } from '../testing/index.ts';

/** The verifier of pact-js, unmodified, in a provider's build. */
const broker = brokerUnderTest();

/** Answers 200 to everything but `/broken`. */
const provider = createServer((request, response) => {
  response.writeHead(request.url === '/broken' ? 500 : 200).end();
});
let providerBaseUrl: string;
/** A provider of its own for each test. */
let name: string;
let tests = 0;

beforeAll(async () => {
  await once(provider.listen(0, '127.0.0.1'), 'listening');
  providerBaseUrl = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
});
afterAll(() => provider.close());
beforeEach(() => {
  name = `Provider Number ${++tests}`;
  broker.time.now += 60_000;
});

/** A minute apart, as builds are. */
async function publish(
  number: string,
  options: { branch?: string; tags?: string[]; path?: string; interaction?: string },
) {
  const { branch, tags = [], path = '/', interaction = number } = options;
  const pact = pactOf('Web BFF', name);
  const content = {
    ...pact,
    interactions: [{ description: interaction, request: { method: 'GET', path }, response: { status: 200 } }],
  };
  const answer = await broker.post('/contracts/publish', {
    pacticipantName: 'Web BFF',
    pacticipantVersionNumber: `${name}/${number}`,
    branch,
    tags,
    contracts: [
      {
        consumerName: 'Web BFF',
        providerName: name,
        specification: 'pact',
        contentType: 'application/json',
        content: Buffer.from(JSON.stringify(content)).toString('base64'),
      },
    ],
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  broker.time.now += 60_000;
}

/** @returns what the verifier says, or why it fails */
async function verify(version: string, options: VerifierOptions = {}): Promise<string> {
  const verifier = new Verifier({
    provider: name,
    providerBaseUrl,
    ...(options.pactUrls ? {} : { pactBrokerUrl: broker.url }),
    providerVersion: version,
    publishVerificationResult: true,
    failIfNoPactsFound: true,
    logLevel: 'error',
    ...options,
  } as VerifierOptions);
  try {
    return await verifier.verifyProvider();
  } catch (error) {
    return `failed: ${(error as Error).message}`;
  } finally {
    broker.time.now += 60_000;
  }
}

/** `<consumer version>: <success> by <provider version>` of the latest result of each version that has a pact with the provider. */
async function results(): Promise<string[]> {
  const { body } = await broker.get(`/pacts/provider/${encodeURIComponent(name)}`);
  const found: string[] = [];
  for (const { href } of body._links['pb:pacts']) {
    const { body: pact } = await broker.get(href);
    const { status, body: result } = await broker.get(pact._links['pb:latest-verification-results'].href);
    const number = pact._links['pb:consumer-version'].name.replace(`${name}/`, '');
    found.push(
      status === 404 ? `${number}: none` : `${number}: ${result.success} by ${result.providerApplicationVersion}`,
    );
  }
  return found;
}

test('verifies what selectors choose, and publishes results with a branch that has slashes and spaces', async () => {
  await publish('1', { branch: 'main' });
  await publish('2', { branch: 'feat/x y' });
  await publish('3', { branch: 'other' });
  const said = await verify('p/1 a', {
    consumerVersionSelectors: [{ mainBranch: true }, { matchingBranch: true }],
    providerVersionBranch: 'feat/x y',
  });
  expect(said).not.toMatch(/^failed/);
  expect(await results()).toEqual(['1: true by p/1 a', '2: true by p/1 a', '3: none']);
  const { body } = await broker.get(
    `/pacticipants/${encodeURIComponent(name)}/branches/feat%2Fx%20y/versions/p%2F1%20a`,
  );
  expect(body._links.self.href).toContain('p%2F1%20a');
});

test('fails when the provider does not answer as expected, and publishes that', async () => {
  await publish('1', { branch: 'main', path: '/broken' });
  const options = { providerVersionBranch: 'main', consumerVersionSelectors: [{ mainBranch: true }] };
  expect(await verify('p1', options)).toMatch(/^failed/);
  expect(await results()).toEqual(['1: false by p1']);
  const { body } = await broker.get(
    `/pacts/provider/${encodeURIComponent(name)}/consumer/Web%20BFF/latest/verification-results/latest`,
  );
  expect(body.testResults).toEqual([
    expect.objectContaining({
      interactionId: expect.stringMatching(/^[0-9a-f]{40}$/),
      success: false,
      mismatches: [expect.objectContaining({ attribute: 'status' })],
    }),
  ]);
  expect(body.verifiedBy.implementation).toBe('Pact-Rust');
});

test('does not fail on a pact that is pending', async () => {
  await publish('1', { branch: 'main', path: '/broken' });
  const options = {
    enablePending: true,
    providerVersionBranch: 'main',
    consumerVersionSelectors: [{ mainBranch: true }],
  };
  expect(await verify('p1', options)).not.toMatch(/^failed/);
  expect(await results()).toEqual(['1: false by p1']);
});

test('fails on a pact that was verified before', async () => {
  await publish('1', { branch: 'main', path: '/later-broken' });
  const options = {
    enablePending: true,
    providerVersionBranch: 'main',
    consumerVersionSelectors: [{ mainBranch: true }],
  };
  expect(await verify('p1', options)).not.toMatch(/^failed/);
  await publish('2', { branch: 'main', path: '/later-broken', interaction: '1' });
  const broken = createServer((_, response) => void response.writeHead(500).end());
  await once(broken.listen(0, '127.0.0.1'), 'listening');
  const at = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`;
  expect(await verify('p2', { ...options, providerBaseUrl: at })).toMatch(/^failed/);
  broken.close();
});

test('verifies work in progress, without failing and without counting it', async () => {
  await publish('1', { branch: 'main' });
  await publish('2', { branch: 'feat', path: '/broken' });
  const options = {
    enablePending: true,
    includeWipPactsSince: '2025-12-01',
    providerVersionBranch: 'main',
    consumerVersionSelectors: [{ mainBranch: true }],
  };
  expect(await verify('p1', options)).not.toMatch(/^failed/);
  expect(await results()).toEqual(['1: true by p1', '2: false by p1']);
});

test('goes by tags', async () => {
  await publish('1', { tags: ['prod'] });
  await publish('2', { tags: ['dev'] });
  const said = await verify('p1', {
    consumerVersionTags: ['prod'],
    providerVersionTags: ['x/y z', 'dev'],
    enablePending: true,
  });
  expect(said).not.toMatch(/^failed/);
  expect(await results()).toEqual(['1: true by p1', '2: none']);
  const { body } = await broker.get(`/pacticipants/${encodeURIComponent(name)}/versions/p1`);
  expect(body._embedded.tags.map((tag: { name: string }) => tag.name)).toEqual(['dev', 'x/y z']);
});

test('verifies one pact by its address', async () => {
  await publish('1', { branch: 'main' });
  const { body } = await broker.get(`/pacts/provider/${encodeURIComponent(name)}/consumer/Web%20BFF/latest`);
  const said = await verify('p1', { pactUrls: [body._links['pb:pact-version'].href] });
  expect(said).not.toMatch(/^failed/);
  expect(await results()).toEqual(['1: true by p1']);
});

test('finds no pacts of a provider that has none', async () => {
  expect(await verify('p1', { consumerVersionSelectors: [{ mainBranch: true }] })).toMatch(/^failed/);
});
