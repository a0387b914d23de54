import { expect, it } from 'vitest';
import { encodeSelectors, encodeWip, pactsRoutes } from '../pacts/index.ts';
import { brokerOf, type TestBroker } from '../pacts/testing/index.ts';
import { verificationsRoutes } from './index.ts';

const start = () => brokerOf((context) => [...verificationsRoutes(context), ...pactsRoutes(context)]);

const said = { success: true, providerApplicationVersion: 'p1' };
const pair = '/pacts/provider/Bar/consumer/Foo';

async function resultsOf(broker: TestBroker, path = `${pair}/version/1`): Promise<string> {
  const { body } = await broker.ask('GET', path);
  return body._links['pb:publish-verification-results'].href;
}

it('keeps a result, says where, and answers it as upstream does', async () => {
  await using broker = await start();
  broker.publish({ version: '1' });
  const { status, headers, body } = await broker.ask('POST', await resultsOf(broker), {
    ...said,
    buildUrl: 'http://ci/1',
    testResults: [{ interactionId: 'x', success: true }],
    verifiedBy: {
      implementation: 'Pact-Rust',
      version: '1.4.8',
      clientLanguage: { name: 'pact-core', testFramework: 'pact_ffi', version: '20.2.0' },
    },
  });
  expect(status).toBe(201);
  const { sha } = broker.database.one<{ sha: string }>('select sha from pact_version') ?? { sha: '' };
  const self = `${broker.url}${pair}/pact-version/${sha}/verification-results/1`;
  expect(headers.get('location')).toBe(self);
  expect(body).toEqual({
    providerName: 'Bar',
    providerApplicationVersion: 'p1',
    success: true,
    verificationDate: '2026-01-01T00:00:00.000Z',
    buildUrl: 'http://ci/1',
    testResults: [{ interactionId: 'x', success: true }],
    verifiedBy: {
      implementation: 'Pact-Rust',
      version: '1.4.8',
      client_implementation: 'pact-core',
      client_test_framework: 'pact_ffi',
      client_version: '20.2.0',
    },
    _links: {
      self: {
        title: 'Verification result',
        name: 'Verification result 1 for Pact between Foo (1) and Bar',
        href: self,
      },
      'pb:pact-version': {
        title: 'Pact',
        name: 'Pact between Foo (1) and Bar',
        href: `${broker.url}${pair}/pact-version/${sha}/metadata/Y3ZuPTE`,
      },
      'pb:triggered-webhooks': {
        title: 'Webhooks triggered by the publication of this verification result',
        href: `${self}/triggered-webhooks`,
      },
    },
  });
  expect((await broker.ask('GET', self)).body).toEqual(body);
});

it.each([
  [{ providerApplicationVersion: 'p' }, { success: ['is missing'] }],
  [{ ...said, success: 'true' }, { success: ['must be boolean'] }],
  [{ success: true }, { providerApplicationVersion: ['is missing'] }],
  [{ ...said, providerApplicationVersion: ' ' }, { providerApplicationVersion: ['cannot be blank'] }],
  [{ ...said, providerApplicationVersion: 1 }, { providerApplicationVersion: ['must be a string'] }],
  [{ ...said, buildUrl: 'http://not a url' }, { buildUrl: ['is not a valid URL eg. http://example.org'] }],
  [{ ...said, buildUrl: {} }, { buildUrl: ['must be a string'] }],
  ['[]', ['the body must be a JSON object']],
])('refuses %j', async (body, errors) => {
  await using broker = await start();
  broker.publish({ version: '1' });
  const answer = await broker.ask('POST', await resultsOf(broker), body);
  expect([answer.status, answer.body]).toEqual([400, { errors }]);
  expect(broker.database.all('select * from verification')).toEqual([]);
});

it('knows no results of a content that nobody published', async () => {
  await using broker = await start();
  broker.publish({ version: '1' });
  expect((await broker.ask('POST', `${pair}/pact-version/abc/verification-results`, said)).status).toBe(404);
});

it('remembers for which versions the pact was handed out, and whether it was pending', async () => {
  await using broker = await start();
  const first = broker.publish({ version: '1' });
  const second = broker.publish({ version: '2' });
  const selectors = [
    { branch: 'main', latest: true, versionId: first.versionId },
    { tag: 'prod', environment: 'test', versionId: second.versionId },
  ];
  const path = `${pair}/pact-version/${first.sha}/metadata/${encodeSelectors(selectors, true)}`;
  const { body } = await broker.ask('GET', path);
  expect(body._links.self.name).toBe('Pact between Foo (2) and Bar');
  expect(body._links['pb:consumer-versions'].map(({ name }: { name: string }) => name)).toEqual(['2', '1']);
  await broker.ask('POST', await resultsOf(broker, path), said);
  const row = broker.database.one<{ selectors: string }>('select wip, pending, selectors from verification');
  expect({ ...row, selectors: JSON.parse(row?.selectors ?? '') }).toEqual({
    wip: 0,
    pending: 1,
    selectors: [
      { branch: 'main', latest: true, consumerVersionNumber: '1' },
      { tag: 'prod', environment: 'test', consumerVersionNumber: '2' },
    ],
  });
});

it('remembers the version and the tag of a pact that was fetched as the latest', async () => {
  await using broker = await start();
  broker.publish({ version: '1', branch: 'x', tags: ['dev'] });
  await broker.ask('POST', await resultsOf(broker, `${pair}/latest/dev`), said);
  await broker.ask('POST', await resultsOf(broker, `${pair}/latest`), said);
  expect(broker.database.all('select selectors from verification')).toEqual([
    { selectors: '[{"tag":"dev","consumerVersionNumber":"1"}]' },
    { selectors: '[{"consumerVersionNumber":"1"}]' },
  ]);
});

it.each(['%25%25', 'bm9uc2Vuc2U', 'c1tdW2N2XT05OTk5', 'c1tdPTEmcz0y', '8J-YgA'])(
  'takes results with the metadata %s, which tells nothing',
  async (metadata) => {
    await using broker = await start();
    const { sha } = broker.publish({ version: '1' });
    const path = `${pair}/pact-version/${sha}/metadata/${metadata}/verification-results`;
    expect((await broker.ask('POST', path, said)).status).toBe(201);
  },
);

it('tells of results when they are kept', async () => {
  await using broker = await start();
  const { id: publicationId } = broker.publish({ version: '1' });
  const before = broker.told.length;
  const results = await resultsOf(broker);
  await broker.ask('POST', results, said);
  await broker.ask('POST', results, { ...said, success: false });
  expect(broker.told.slice(before)).toEqual([
    { name: 'provider_verification_published', publicationId, verificationId: 1 },
    { name: 'provider_verification_succeeded', publicationId, verificationId: 1 },
    { name: 'provider_verification_published', publicationId, verificationId: 2 },
    { name: 'provider_verification_failed', publicationId, verificationId: 2 },
  ]);
});

it('counts what a version said last, also when that is taken back', async () => {
  await using broker = await start();
  broker.publish({ version: '1' });
  const results = await resultsOf(broker);
  const latest = () => broker.database.all('select verification_id, success from latest_verification');
  await broker.ask('POST', results, said);
  const second = await broker.ask('POST', results, { ...said, success: false });
  expect(latest()).toEqual([{ verification_id: 2, success: 0 }]);
  expect((await broker.ask('DELETE', second.headers.get('location') ?? '')).status).toBe(204);
  expect(latest()).toEqual([{ verification_id: 1, success: 1 }]);
  const third = await broker.ask('POST', results, said);
  expect(third.headers.get('location')).toMatch(/\/3$/);
});

it('finds the latest result by version, by content, of the latest pact and of a tag’s latest', async () => {
  await using broker = await start();
  const { sha } = broker.publish({ version: '1', branch: 'x', tags: ['prod'] });
  const results = await resultsOf(broker);
  await broker.ask('POST', results, said);
  await broker.ask('POST', results, { success: false, providerApplicationVersion: 'p2' });
  for (const of of [
    'version/1',
    `pact-version/${sha}`,
    `pact-version/${sha}/metadata/${encodeWip()}`,
    'latest',
    'latest/prod',
  ]) {
    const { body } = await broker.ask('GET', `${pair}/${of}/verification-results/latest`);
    expect(body, of).toMatchObject({ providerApplicationVersion: 'p2', success: false });
  }
  broker.publish({ version: '2', interactions: ['other'] });
  expect((await broker.ask('GET', `${pair}/latest/verification-results/latest`)).status).toBe(404);
});

it('knows no result that is not there', async () => {
  await using broker = await start();
  const { sha } = broker.publish({ version: '1' });
  const get = (number: string) => broker.ask('GET', `${pair}/pact-version/${sha}/verification-results/${number}`);
  for (const number of ['1', 'x', '1e3', 'latest', '99999999999999999999'])
    expect((await get(number)).status).toBe(404);
  expect((await get('all')).body.error).toBe('To see all the verifications for a pact, use the Matrix page');
});

it('sums up what all providers said of a consumer’s version', async () => {
  await using broker = await start();
  for (const provider of ['Bar', 'Qux', 'Zip']) broker.publish({ provider, version: '1/a' });
  const version = encodeURIComponent('1/a');
  const results = (provider: string) =>
    resultsOf(broker, `/pacts/provider/${provider}/consumer/Foo/version/${version}`);
  await broker.ask('POST', await results('Bar'), said);
  await broker.ask('POST', await results('Qux'), { ...said, success: false });
  const path = `/verification-results/consumer/Foo/version/${version}/latest`;
  const { body } = await broker.ask('GET', path);
  expect(body).toMatchObject({
    success: false,
    providerSummary: { successful: ['Bar'], failed: ['Qux'], unknown: ['Zip'] },
    _embedded: { verificationResults: [{ providerName: 'Bar' }, { providerName: 'Qux' }] },
    _links: {
      self: {
        href: `${broker.url}${path}`,
        title: 'Latest verification results for consumer Foo version 1/a',
      },
    },
  });
});

it('holds a result for every version with the same content, published before or after', async () => {
  await using broker = await start();
  broker.publish({ version: '1' });
  await broker.ask('POST', await resultsOf(broker), said);
  broker.publish({ version: '2' });
  const { body } = await broker.ask('GET', '/verification-results/consumer/Foo/version/2/latest');
  expect(body.success).toBe(true);
});
