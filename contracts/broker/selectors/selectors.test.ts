import { expect, it } from 'vitest';
import type { BrokerContext } from '../context.ts';
import { environmentByName, recordDeployment, recordRelease } from '../environments/index.ts';
import { brokerOf, type TestBroker } from '../pacts/testing/index.ts';
import { selectorsRoutes } from './index.ts';

const ask = (broker: TestBroker, body: object = {}) =>
  broker.ask('POST', '/pacts/provider/Bar/for-verification', { includePendingStatus: false, ...body });

/** `<consumer> <version>: <short description>` of each pact. */
async function selected(broker: TestBroker, ...consumerVersionSelectors: object[]): Promise<string[]> {
  const { status, body } = await ask(broker, { consumerVersionSelectors, providerVersionBranch: 'feat/x y' });
  expect(status, JSON.stringify(body)).toBe(200);
  return body._embedded.pacts.map(
    (pact: { shortDescription: string; _links: { self: { name: string } } }) =>
      `${/between (.*) \((.*)\) and/.exec(pact._links.self.name)?.slice(1).join(' ')}: ${pact.shortDescription}`,
  );
}

function environment({ database }: BrokerContext, name: string, production = false) {
  database.run(
    `insert into environment (uuid, name, display_name, production, contacts, created_at, updated_at) values (?, ?, ?, ?, '[]', '', '')`,
    `uuid-of-${name}`,
    name,
    name,
    production ? 1 : 0,
  );
  const found = environmentByName(database, name);
  if (!found) throw new Error('no environment');
  return found;
}

/** Foo: main 1, 2; feat/x y 3. Baz: develop 1, feat 2. Every version has other content. */
async function twoConsumers(): Promise<TestBroker> {
  const broker = await brokerOf(selectorsRoutes);
  broker.publish({ version: '1', branch: 'main', tags: ['prod'], interactions: ['f1'] });
  broker.publish({ version: '2', branch: 'main', tags: ['dev'], interactions: ['f2'] });
  broker.publish({ version: '3', branch: 'feat/x y', tags: ['dev'], interactions: ['f3'] });
  broker.publish({ consumer: 'Baz', version: '1', branch: 'develop', tags: ['prod'], interactions: ['b1'] });
  broker.publish({ consumer: 'Baz', version: '2', branch: 'feat', interactions: ['b2'] });
  return broker;
}

it.each([
  [{ mainBranch: true }, ['Baz 1: latest from main branch', 'Foo 2: latest from main branch']],
  [{ branch: 'main' }, ['Foo 2: latest from branch main']],
  [{ matchingBranch: true }, ['Foo 3: latest from branch feat/x y']],
  [
    { branch: true, latest: true },
    [
      'Baz 1: latest from branch develop',
      'Baz 2: latest from branch feat',
      'Foo 2: latest from branch main',
      'Foo 3: latest from branch feat/x y',
    ],
  ],
  [{ latest: true }, ['Baz 2: latest', 'Foo 3: latest']],
  [{ latest: true, consumer: 'Foo' }, ['Foo 3: latest']],
  [{ tag: 'dev', latest: true }, ['Foo 3: latest with tag dev']],
  [{ tag: 'dev' }, ['Foo 2: one of dev', 'Foo 3: one of dev']],
  [{ tag: 'prod', consumer: 'Baz' }, ['Baz 1: one of Baz prod']],
  [{ mainBranch: true, consumer: 'Foo' }, ['Foo 2: latest from main branch']],
  [{ branch: 'none' }, []],
  [{ branch: 'none', fallbackBranch: 'feat' }, ['Baz 2: latest from branch feat']],
  [{ branch: 'main', fallbackBranch: 'feat' }, ['Foo 2: latest from branch main']],
  [{ tag: 'none', latest: true, fallbackTag: 'prod' }, ['Baz 1: latest with tag prod', 'Foo 1: latest with tag prod']],
  [{ mainBranch: true, consumer: 'nobody' }, []],
])('%j selects %j', async (selector, pacts) => {
  await using broker = await twoConsumers();
  expect(await selected(broker, selector)).toEqual(pacts);
});

it('finds what is deployed, what is released and supported, and both', async () => {
  await using broker = await twoConsumers();
  const [test, prod] = [environment(broker.context, 'test'), environment(broker.context, 'prod', true)];
  recordDeployment(broker.context, broker.version('Foo', '1'), prod);
  recordDeployment(broker.context, broker.version('Foo', '2'), test);
  recordRelease(broker.context, broker.version('Baz', '1'), prod);
  expect(await selected(broker, { deployed: true })).toEqual(['Foo 1: deployed to prod', 'Foo 2: deployed to test']);
  expect(await selected(broker, { released: true })).toEqual(['Baz 1: released in prod']);
  expect(await selected(broker, { deployedOrReleased: true })).toEqual([
    'Baz 1: released in prod',
    'Foo 1: deployed to prod',
    'Foo 2: deployed to test',
  ]);
  expect(await selected(broker, { environment: 'prod' })).toEqual([
    'Baz 1: in environment prod',
    'Foo 1: in environment prod',
  ]);
  expect(await selected(broker, { deployed: true, environment: 'test' })).toEqual(['Foo 2: deployed to test']);
});

it('forgets what is deployed no more', async () => {
  await using broker = await twoConsumers();
  const prod = environment(broker.context, 'prod');
  recordDeployment(broker.context, broker.version('Foo', '1'), prod);
  recordDeployment(broker.context, broker.version('Foo', '2'), prod);
  expect(await selected(broker, { deployed: true })).toEqual(['Foo 2: deployed to prod']);
});

it('takes no older pact for a head that has none', async () => {
  await using broker = await twoConsumers();
  broker.version('Foo', '9', { branch: 'main', tags: ['dev'] });
  expect(await selected(broker, { mainBranch: true }, { branch: 'main' }, { tag: 'dev', latest: true })).toEqual([
    'Baz 1: latest from main branch',
  ]);
  expect(await selected(broker, { latest: true, consumer: 'Foo' })).toEqual(['Foo 3: latest']);
});

it('takes, without selectors, main branches, else tags of their names, else the latest, and what is deployed and released', async () => {
  await using broker = await brokerOf(selectorsRoutes);
  broker.publish({ consumer: 'OnMain', version: '1', branch: 'main', interactions: ['1'] });
  broker.publish({ consumer: 'OnMain', version: '2', branch: 'feat', interactions: ['2'] });
  broker.publish({ consumer: 'Tagged', version: '1', branch: 'x', tags: ['main'], interactions: ['3'] });
  broker.publish({ consumer: 'Neither', version: '1', branch: 'x', interactions: ['4'] });
  broker.publish({ consumer: 'Neither', version: '2', branch: 'y', interactions: ['5'] });
  recordDeployment(broker.context, broker.version('Neither', '1'), environment(broker.context, 'prod'));
  expect(await selected(broker)).toEqual([
    'Neither 1: deployed to prod',
    'Neither 2: latest',
    'OnMain 1: latest from main branch',
    'Tagged 1: latest with tag main',
  ]);
});

it('hands out the same content once, as its newest version, for all reasons in one order', async () => {
  await using broker = await brokerOf(selectorsRoutes);
  broker.publish({ version: '1', branch: 'main', tags: ['prod'] });
  broker.publish({ version: '2', branch: 'feat' });
  expect(
    await selected(broker, { mainBranch: true }, { tag: 'prod', latest: true }, { branch: 'feat' }, { latest: true }),
  ).toEqual(['Foo 2: latest, latest from branch feat, latest with tag prod, latest from main branch']);
});

it('tells the reasons in upstream’s words', async () => {
  await using broker = await twoConsumers();
  const [test, prod] = [environment(broker.context, 'test'), environment(broker.context, 'prod', true)];
  broker.publish({ version: '4', branch: 'main', interactions: ['f1'] });
  recordDeployment(broker.context, broker.version('Foo', '1'), prod);
  recordDeployment(broker.context, broker.version('Foo', '4'), test);
  recordRelease(broker.context, broker.version('Foo', '4'), prod);
  const { body } = await ask(broker, {
    consumerVersionSelectors: [
      { mainBranch: true, consumer: 'Foo' },
      { tag: 'prod', consumer: 'Foo' },
      { tag: 'none', latest: true, fallbackTag: 'prod', consumer: 'Foo' },
      { branch: 'none', fallbackBranch: 'main' },
      { deployedOrReleased: true },
      { environment: 'prod', consumer: 'Foo' },
      { latest: true, consumer: 'Foo' },
    ],
  });
  const [pact] = body._embedded.pacts;
  expect(pact.verificationProperties).toEqual({
    notices: [
      {
        when: 'before_verification',
        text: `The pact at ${pact._links.self.href.replace(/\/metadata.*/, '')} is being verified because the pact content belongs to the consumer versions matching the following criteria:
    * latest version of Foo that has a pact with Bar (4)
    * latest version from branch 'main' (fallback branch used as no pact was found from branch 'none') (4)
    * latest version of Foo tagged 'prod' (fallback tag used as no pact was found with tag 'none') (1)
    * all Foo versions tagged 'prod' (1)
    * consumer version(s) currently deployed to test (4) and prod (1)
    * consumer version(s) released and supported in prod (4)
    * Foo version in environment prod (1)
    * Foo version in environment prod (4)
    * latest version of Foo from the main branch 'main' (4)`,
      },
    ],
  });
});

it('speaks of one reason in the singular, and encodes it into the address with upstream’s names', async () => {
  await using broker = await brokerOf(selectorsRoutes);
  broker.publish({ version: '1', branch: 'x', tags: ['prod'] });
  const { body, headers } = await ask(broker, { consumerVersionSelectors: [{ tag: 'prod', latest: true }] });
  expect(headers.get('content-type')).toBe('application/hal+json;charset=utf-8');
  const [pact] = body._embedded.pacts;
  expect(pact.verificationProperties.notices[0].text).toContain(
    "belongs to the consumer version matching the following criterion:\n    * latest version tagged 'prod' (1)",
  );
  expect(Buffer.from(pact._links.self.href.split('/').at(-1), 'base64url').toString()).toBe(
    's%5B%5D%5Bcv%5D=1&s%5B%5D%5Bt%5D=prod&s%5B%5D%5Bl%5D=true',
  );
  expect(body._links.self).toEqual({
    href: `${broker.url}/pacts/provider/Bar/for-verification`,
    title: 'Pacts to be verified',
  });
});

it('answers the query of old clients, with a warning', async () => {
  await using broker = await twoConsumers();
  const { body } = await broker.ask(
    'GET',
    '/pacts/provider/Bar/for-verification?consumer_version_selectors[][tag]=dev&consumer_version_selectors[][latest]=true&consumer_version_selectors[][tag]=prod&include_pending_status=true&provider_version_tags[]=x',
  );
  expect(body._embedded.pacts.map((pact: { shortDescription: string }) => pact.shortDescription)).toEqual([
    'one of prod',
    'one of prod',
    'latest with tag dev',
  ]);
  expect(body._embedded.pacts[0].verificationProperties.notices[0].text).toMatch(
    /^WARNING - this version of the Pact library/,
  );
  expect(
    (await broker.ask('GET', '/pacts/provider/Bar/for-verification?consumer_version_selectors[][latest]=true')).body,
  ).toEqual({
    errors: { consumer_version_selectors: ['tag is missing (at index 0)'] },
  });
});

it('knows no pacts of a provider that nobody named', async () => {
  await using broker = await brokerOf(selectorsRoutes);
  const { status, body } = await ask(broker);
  expect([status, body]).toEqual([404, { error: "No provider with name 'Bar' found" }]);
});

const selectorError = (problem: string) => ({ consumerVersionSelectors: [`${problem} (at index 0)`] });
const required =
  'must specify a value for environment or tag or branch, or specify mainBranch=true, matchingBranch=true, latest=true, deployed=true, released=true or deployedOrReleased=true';

it.each([
  [{}, required],
  [{ consumer: 'Foo' }, required],
  [{ latest: false }, required],
  [{ consumer: ' ', latest: true }, 'consumer cannot be blank'],
  [{ mainBranch: false }, 'mainBranch must be one of: true'],
  [{ branch: false }, 'branch must be a string or branch must be equal to true'],
  [{ branch: '' }, 'branch must be filled'],
  [{ tag: 1 }, 'tag must be a string'],
  [{ deployed: null }, 'deployed must be filled'],
  [{ latest: 'yes' }, 'latest must be one of: true, false'],
  [{ mainBranch: true, tag: 'x' }, 'cannot specify mainBranch=true with any other criteria apart from consumer'],
  [{ mainBranch: true, latest: false }, 'cannot specify mainBranch=true with latest=false'],
  [
    { matchingBranch: true, latest: true },
    'cannot specify matchingBranch=true with any other criteria apart from consumer',
  ],
  [{ tag: 'a', branch: 'b' }, 'cannot specify both a tag and a branch'],
  [{ latest: true, environment: 'test' }, 'cannot specify the field latest with the field environment'],
  [
    { latest: true, tag: 'x', environment: 'test', deployed: true },
    'cannot specify the fields latest/tag with the fields deployed/environment',
  ],
  [{ tag: 'x', fallbackTag: 'y' }, 'fallbackTag can only be set if latest is true'],
  [{ latest: true, fallbackTag: 'y' }, 'a tag must be specified when a fallbackTag is specified'],
  [{ latest: true, fallbackBranch: 'y' }, 'a branch must be specified when a fallbackBranch is specified'],
  [{ branch: 'x', latest: false }, 'cannot specify a branch with latest=false'],
  [{ environment: 'nowhere' }, "environment with name 'nowhere' does not exist"],
  [{ deployed: true, released: true }, 'cannot specify both deployed=true and released=true'],
  [{ deployed: true, deployedOrReleased: true }, 'cannot specify both deployed=true and deployedOrReleased=true'],
  [{ released: true, deployedOrReleased: true }, 'cannot specify both released=true and deployedOrReleased=true'],
])('refuses the selector %j', async (selector, problem) => {
  await using broker = await twoConsumers();
  environment(broker.context, 'test');
  const { status, body } = await ask(broker, { consumerVersionSelectors: [selector], providerVersionBranch: 'main' });
  expect([status, body.errors]).toEqual([400, selectorError(problem)]);
});

const emptyBranch =
  'when pending or WIP pacts are enabled and there are no tags provided, the provider version branch must not be an empty string, as it is used in the calculations for WIP/pending. A value must be provided (recommended), or it must not be set at all.';

it.each([
  [{ consumerVersionSelectors: {} }, { consumerVersionSelectors: ['must be an array'] }],
  [{ consumerVersionSelectors: ['x'] }, selectorError('must be a hash')],
  [
    { consumerVersionSelectors: [{ matchingBranch: true }] },
    selectorError('the providerVersionBranch must be specified when the selector matchingBranch=true is used'),
  ],
  [{ providerVersionTags: 'x' }, { providerVersionTags: ['must be an array'] }],
  [{ providerVersionTags: [1] }, { providerVersionTags: ['must be a string (at index 0)'] }],
  [{ providerVersionBranch: ' ' }, { providerVersionBranch: ['cannot be blank'] }],
  [{ providerVersionBranch: '', includePendingStatus: true }, { providerVersionBranch: [emptyBranch] }],
  [{ providerVersionBranch: '', includeWipPactsSince: '2020-01-01' }, { providerVersionBranch: [emptyBranch] }],
  [{ includeWipPactsSince: null }, { includeWipPactsSince: ['must be filled'] }],
  [{ includeWipPactsSince: 'foo' }, { includeWipPactsSince: ['must be a date'] }],
  [{ includeWipPactsSince: '2026-13-45' }, { includeWipPactsSince: ['must be a date'] }],
  [{ includePendingStatus: 'yes' }, { includePendingStatus: ['must be one of: true, false'] }],
])('refuses %j', async (body, errors) => {
  await using broker = await twoConsumers();
  const answer = await ask(broker, body);
  expect([answer.status, answer.body.errors]).toEqual([400, errors]);
});

it.each([
  {},
  { providerVersionBranch: '', providerVersionTags: ['x'], includePendingStatus: true },
  { providerVersionBranch: '', includePendingStatus: false },
  { providerVersionBranch: null, providerVersionTags: null },
  { includeWipPactsSince: '2013-02-13T20:04:45.000+11:00' },
  {
    consumerVersionSelectors: [
      { mainBranch: true, latest: true },
      { branch: true, latest: true },
    ],
  },
])('takes %j', async (body) => {
  await using broker = await twoConsumers();
  expect((await ask(broker, body)).status).toBe(200);
});
