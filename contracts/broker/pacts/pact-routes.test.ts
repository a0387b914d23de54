import { expect, it } from 'vitest';
import { interactionId } from './content-sha.ts';
import { pactsRoutes } from './index.ts';
import { brokerOf, interaction, pactOf, type TestBroker } from './testing/index.ts';

const pair = '/pacts/provider/Bar/consumer/Foo';
const names = (links: readonly { readonly name: string; readonly title: string }[]) =>
  links.map(({ title }) => /\((.*)\)/.exec(title)?.[1]);

it('answers a pact as it was written, with ids for its interactions and links for what can be done with it', async () => {
  await using broker = await brokerOf(pactsRoutes);
  const { sha } = broker.publish({
    version: '1/a b',
    content: { ...pactOf('Foo', 'Bar', 'a'), extra: { kept: true } },
  });
  const version = encodeURIComponent('1/a b');
  const { body } = await broker.ask('GET', `${pair}/version/${version}`);
  const { _links, createdAt, ...content } = body;
  expect(content).toEqual({
    ...pactOf('Foo', 'Bar'),
    extra: { kept: true },
    interactions: [{ _id: interactionId(interaction('a')), ...interaction('a') }],
  });
  expect(createdAt).toBe('2026-01-01T00:00:00.000Z');
  const self = `${broker.url}${pair}/version/${version}`;
  const hrefs = Object.fromEntries(Object.entries(_links).map(([rel, link]) => [rel, (link as { href: string }).href]));
  expect(hrefs).toEqual({
    self,
    'pb:consumer': `${broker.url}/pacticipants/Foo`,
    'pb:consumer-version': `${broker.url}/pacticipants/Foo/versions/${version}`,
    'pb:provider': `${broker.url}/pacticipants/Bar`,
    'pb:pact-version': `${broker.url}${pair}/pact-version/${sha}`,
    'pb:latest-pact-version': `${broker.url}${pair}/latest`,
    'pb:all-pact-versions': `${broker.url}${pair}/versions`,
    'pb:latest-untagged-pact-version': `${broker.url}${pair}/latest-untagged`,
    'pb:latest-tagged-pact-version': `${broker.url}${pair}/latest/{tag}`,
    'pb:previous-distinct': `${self}/previous-distinct`,
    'pb:diff-previous-distinct': `${self}/diff/previous-distinct`,
    'pb:diff': `${broker.url}${pair}/pact-version/${sha}/diff/pact-version/{pactVersion}`,
    'pb:pact-webhooks': `${broker.url}/webhooks/provider/Bar/consumer/Foo`,
    'pb:consumer-webhooks': `${broker.url}/webhooks/consumer/Foo`,
    'pb:tag-prod-version': `${broker.url}/pacticipants/Foo/versions/${version}/tags/prod`,
    'pb:tag-version': `${broker.url}/pacticipants/Foo/versions/${version}/tags/{tag}`,
    'pb:publish-verification-results': `${broker.url}${pair}/pact-version/${sha}/verification-results`,
    'pb:latest-verification-results': `${broker.url}${pair}/pact-version/${sha}/verification-results/latest`,
    'pb:triggered-webhooks': `${self}/triggered-webhooks`,
    'pb:matrix-for-consumer-version': `${broker.url}/matrix?q[][pacticipant]=Foo&q[][version]=${version}&latestby=cvpv`,
    curies: undefined,
  });
  expect(_links.self).toMatchObject({ title: 'Pact', name: 'Pact between Foo (1/a b) and Bar' });
});

it('is published by PUT, added to by PATCH, and not changed by either', async () => {
  await using broker = await brokerOf(pactsRoutes);
  const path = `${pair}/version/1`;
  const put = await broker.ask('PUT', path, pactOf('Foo', 'Bar', 'a'));
  expect([put.status, put.headers.get('location')]).toEqual([201, `${broker.url}${path}`]);
  expect((await broker.ask('PUT', path, pactOf('Foo', 'Bar', 'a'))).status).toBe(200);
  const changed = await broker.ask('PUT', path, pactOf('Foo', 'Bar', 'b'));
  expect([changed.status, changed.body.error]).toEqual([409, expect.stringMatching(/^Cannot change the content/)]);
  const patched = await broker.ask('PATCH', path, pactOf('Foo', 'Bar', 'b'));
  expect(patched.status).toBe(200);
  expect(patched.body.interactions).toMatchObject([{ description: 'a' }, { description: 'b' }]);
  const contradicting = { ...pactOf('Foo', 'Bar'), interactions: [interaction('a', 500)] };
  expect((await broker.ask('PATCH', path, contradicting)).status).toBe(409);
  expect((await broker.ask('PATCH', `${pair}/version/2`, pactOf('Foo', 'Bar', 'a'))).status).toBe(201);
  expect(broker.told.map(({ name }) => name)).toEqual([
    'contract_published',
    'contract_content_changed',
    'contract_published',
    'contract_published',
    'contract_content_changed',
    'contract_published',
    'contract_content_changed',
  ]);
});

it('merges messages as it merges interactions, and tells states apart', async () => {
  await using broker = await brokerOf(pactsRoutes);
  const message = (state: string) => ({ description: 'm', providerStates: [{ name: state }], contents: {} });
  const pact = (...states: string[]) => ({ consumer: { name: 'Foo' }, messages: states.map(message) });
  await broker.ask('PUT', `${pair}/version/1`, pact('x'));
  const { body } = await broker.ask('PATCH', `${pair}/version/1`, pact('x', 'y'));
  expect(body.messages).toHaveLength(2);
});

it.each([
  [
    { consumer: { name: 'Other' } },
    { 'consumer.name': ["name in pact 'Other' does not match name in URL path 'Foo'."] },
  ],
  [
    { provider: { name: 'Other' } },
    { 'provider.name': ["name in pact 'Other' does not match name in URL path 'Bar'."] },
  ],
  [
    JSON.parse(`{"interactions":${'['.repeat(60)}${']'.repeat(60)}}`),
    { content: ['the pact nests deeper than 50 levels'] },
  ],
  ['[1]', ['the body must be a JSON object']],
])('refuses to be put as %j', async (body, errors) => {
  await using broker = await brokerOf(pactsRoutes);
  const answer = await broker.ask('PUT', `${pair}/version/1`, body);
  expect([answer.status, answer.body]).toEqual([400, { errors }]);
});

it('refuses a blank name in its address', async () => {
  await using broker = await brokerOf(pactsRoutes);
  expect((await broker.ask('PUT', '/pacts/provider/%20/consumer/Foo/version/1', {})).status).toBe(400);
  expect((await broker.ask('PUT', `${pair}/version/%20`, {})).status).toBe(400);
});

it('keeps what is no pact, as long as it is an object', async () => {
  await using broker = await brokerOf(pactsRoutes);
  expect((await broker.ask('PUT', `${pair}/versions/1.2.3`, { a: 'not pact' })).status).toBe(201);
  expect((await broker.ask('GET', `/pact/provider/Bar/consumer/Foo/version/1.2.3`)).body).toMatchObject({
    a: 'not pact',
  });
});

/** Versions 1 and 2 say the same, 3 not; 1 is tagged, 2 and 3 are not. */
async function threeVersions(): Promise<TestBroker> {
  const broker = await brokerOf(pactsRoutes);
  broker.publish({ version: '1', branch: 'main', tags: ['prod'] });
  broker.publish({ version: '2', branch: 'feat/x y' });
  broker.publish({ version: '3', branch: 'main', interactions: ['other'] });
  return broker;
}

it.each([
  ['latest', '3'],
  ['latest/prod', '1'],
  ['latest-untagged', '3'],
  ['branch/feat%2Fx%20y/latest', '2'],
  ['version/3/previous-distinct', '2'],
])('finds %s', async (path, version) => {
  await using broker = await threeVersions();
  const { body, headers } = await broker.ask('GET', `${pair}/${path}`);
  expect(body._links['pb:consumer-version'].name).toBe(version);
  if (path.startsWith('latest')) expect(headers.get('x-pact-consumer-version')).toBe(version);
});

it.each([
  'latest/none',
  'branch/none/latest',
  'version/9',
  'version/1/previous-distinct',
  'pact-version/abc',
  'version/1/diff/version/9',
])('does not find %s', async (path) => {
  await using broker = await threeVersions();
  expect((await broker.ask('GET', `${pair}/${path}`)).status).toBe(404);
});

it('says who is not known', async () => {
  await using broker = await threeVersions();
  const error = async (path: string) => (await broker.ask('GET', path)).body.error;
  expect(await error('/pacts/provider/Bar/consumer/Nobody/latest')).toBe("No consumer with name 'Nobody' found");
  expect(await error('/pacts/provider/Nobody/latest')).toBe("No provider with name 'Nobody' found");
});

it('finds a content by its newest version, also when a revision replaced it', async () => {
  await using broker = await brokerOf(pactsRoutes, { allowDangerousContractModification: true });
  const { sha } = broker.publish({ version: '1' });
  broker.publish({ version: '2' });
  const version = async () =>
    (await broker.ask('GET', `${pair}/pact-version/${sha}`)).body._links['pb:consumer-version'].name;
  expect(await version()).toBe('2');
  broker.publish({ version: '1', interactions: ['other'] });
  broker.publish({ version: '2', interactions: ['other'] });
  expect(await version()).toBe('2');
});

it('tells the difference to the version before, to any version, and between contents', async () => {
  await using broker = await threeVersions();
  const [first, third] = broker.database
    .all<{ sha: string }>('select sha from pact_version order by id')
    .map(({ sha }) => sha);
  for (const path of [
    'version/3/diff/previous-distinct',
    'version/3/diff/version/2',
    `pact-version/${third}/diff/pact-version/${first}`,
  ]) {
    const { body, headers } = await broker.ask('GET', `${pair}/${path}`);
    expect(headers.get('content-type')).toBe('text/plain;charset=utf-8');
    expect(body).toContain('# Diff between versions 2 and 3 of the pact between Foo and Bar');
    expect(body).toContain('-       "description": "a"');
    expect(body).toContain('+       "description": "other"');
  }
  const none = await broker.ask('GET', `${pair}/version/2/diff/previous-distinct`);
  expect(none.body).toBe('No previous distinct version was found for Pact between Foo (2) and Bar');
});

it.each([
  ['', ['1', '2', '3']],
  ['/latest', ['3']],
  ['/tag/prod', ['1']],
  ['/latest/prod', ['1']],
  ['/branch', ['1', '3']],
  ['/branch/latest', ['3']],
  ['/branch/feat%2Fx%20y', ['2']],
  ['/branch/feat%2Fx%20y/latest', ['2']],
  ['/branch/none', []],
])('lists the provider’s pacts at %s', async (path, versions) => {
  await using broker = await threeVersions();
  const { body } = await broker.ask('GET', `/pacts/provider/Bar${path}`);
  expect(names(body._links['pb:pacts'])).toEqual(versions);
  expect(names(body._links.pacts)).toEqual(versions);
  expect(body._links.self.href).toBe(`${broker.url}/pacts/provider/Bar${path}`);
  for (const { href } of body._links.pacts) expect((await broker.ask('GET', href)).status).toBe(200);
});

it.each([
  ['versions', ['3', '2', '1']],
  ['tag/prod', ['1']],
  ['branch/versions', ['3', '1']],
  ['branch/latest/versions', ['3']],
  ['branch/feat%2Fx%20y', ['2']],
  ['branch/main/latest/versions', ['3']],
])('lists the pacts of consumer and provider at %s', async (path, versions) => {
  await using broker = await threeVersions();
  const { body } = await broker.ask('GET', `${pair}/${path}`);
  const embedded = body._embedded.pacts.map(
    (pact: { _embedded: { consumerVersion: { number: string } } }) => pact._embedded.consumerVersion.number,
  );
  expect(embedded).toEqual(versions);
});

it('lists the latest pact of each consumer and provider', async () => {
  await using broker = await threeVersions();
  broker.publish({ provider: 'Qux', version: '2' });
  const { body } = await broker.ask('GET', '/pacts/latest');
  expect(
    body.pacts.map(
      ({
        _embedded: { consumer, provider },
      }: {
        _embedded: { consumer: { _embedded: { version: { number: string } } }; provider: { name: string } };
      }) => [provider.name, consumer._embedded.version.number],
    ),
  ).toEqual([
    ['Bar', '3'],
    ['Qux', '2'],
  ]);
});

it('deletes one version’s pact, and says where the latest is', async () => {
  await using broker = await threeVersions();
  const { status, body } = await broker.ask('DELETE', `${pair}/version/3`);
  expect([status, body]).toEqual([
    200,
    {
      _links: {
        index: { href: broker.url },
        'pb:latest-pact-version': { href: `${broker.url}${pair}/latest`, title: 'Latest pact' },
      },
    },
  ]);
  expect((await broker.ask('GET', `${pair}/version/3`)).status).toBe(404);
  expect((await broker.ask('DELETE', `${pair}/version/3`)).status).toBe(404);
  expect((await broker.ask('GET', `${pair}/latest`)).headers.get('x-pact-consumer-version')).toBe('2');
});

it.each([
  ['tag/prod', ['2', '3']],
  ['branch/main', ['2']],
  ['versions', []],
])('deletes %s', async (path, left) => {
  await using broker = await threeVersions();
  expect((await broker.ask('DELETE', `${pair}/${path}`)).status).toBe(path === 'versions' ? 204 : 200);
  expect(names((await broker.ask('GET', '/pacts/provider/Bar'))?.body._links.pacts)).toEqual(left);
});
