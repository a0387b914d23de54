import { expect, it } from 'vitest';
import { pactsRoutes } from './index.ts';
import { brokerOf, interaction, pactOf, type TestBroker } from './testing/index.ts';

const contract = (content: unknown, rest: object = {}) => ({
  consumerName: 'Foo',
  providerName: 'Bar',
  specification: 'pact',
  contentType: 'application/json',
  content: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)).toString('base64'),
  ...rest,
});

const publication = (content: unknown = pactOf('Foo', 'Bar', 'a'), rest: object = {}, ofContract: object = {}) => ({
  pacticipantName: 'Foo',
  pacticipantVersionNumber: '1',
  branch: 'main',
  tags: ['a', 'b'],
  buildUrl: 'http://ci/builds/1234',
  contracts: [contract(content, ofContract)],
  ...rest,
});

const post = (broker: TestBroker, body: unknown) => broker.ask('POST', '/contracts/publish', body);
const texts = (answer: { readonly body: { readonly notices: readonly { readonly text: string }[] } }) =>
  answer.body.notices.map(({ text }) => text);

it('answers a first publication as upstream does, word for word', async () => {
  await using broker = await brokerOf(pactsRoutes);
  const { status, headers, body } = await post(broker, publication());
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/hal+json;charset=utf-8');
  const first = (tag: string) => `first time any pact published for this consumer with consumer version tagged ${tag}`;
  expect(body.notices).toEqual([
    { type: 'debug', text: 'Created Foo version 1 with branch main and tags a, b' },
    { type: 'success', text: 'Pact successfully published for Foo version 1 and provider Bar.' },
    { type: 'debug', text: `  View the published pact at ${broker.url}/pacts/provider/Bar/consumer/Foo/version/1` },
    {
      type: 'debug',
      text: `  Events detected: contract_published, contract_content_changed (${first('a')}, ${first('b')})`,
    },
    { type: 'prompt', text: '  Next steps:' },
    {
      type: 'prompt',
      text: '    * Add Pact verification tests to the Bar build. See https://docs.pact.io/go/provider_verification',
    },
    {
      type: 'prompt',
      text: '    * Configure separate Bar pact verification build and webhook to trigger it when the pact content changes. See https://docs.pact.io/go/webhooks',
    },
  ]);
  expect(body.logs[0]).toEqual({
    level: 'debug',
    message: 'Created Foo version 1 with branch main and tags a, b',
    deprecationWarning: 'Replaced by notices',
  });
  expect(body._embedded).toEqual({
    pacticipant: { name: 'Foo', _links: { self: { href: `${broker.url}/pacticipants/Foo` } } },
    version: {
      number: '1',
      _links: { self: { title: 'Version', name: '1', href: `${broker.url}/pacticipants/Foo/versions/1` } },
    },
  });
  expect(body._links).toEqual({
    'pb:pacticipant': { title: 'Pacticipant', name: 'Foo', href: `${broker.url}/pacticipants/Foo` },
    'pb:pacticipant-version': {
      title: 'Pacticipant version',
      name: '1',
      href: `${broker.url}/pacticipants/Foo/versions/1`,
    },
    'pb:pacticipant-version-tags': [
      { title: 'Tag', name: 'a', href: `${broker.url}/pacticipants/Foo/versions/1/tags/a` },
      { title: 'Tag', name: 'b', href: `${broker.url}/pacticipants/Foo/versions/1/tags/b` },
    ],
    'pb:contracts': [
      {
        title: 'Pact',
        name: 'Pact between Foo (1) and Bar',
        href: `${broker.url}/pacts/provider/Bar/consumer/Foo/version/1`,
      },
    ],
  });
});

it('asks for the branch when there is none', async () => {
  await using broker = await brokerOf(pactsRoutes);
  expect(texts(await post(broker, publication(undefined, { branch: null })))).toContain(
    '  Next steps:\n    Configure the version branch to be the value of your repository branch.',
  );
});

it('says of the same content for the same version that nothing changed', async () => {
  await using broker = await brokerOf(pactsRoutes);
  await post(broker, publication());
  expect(texts(await post(broker, publication()))).toEqual(
    expect.arrayContaining([
      'Updated Foo version 1 with branch main and tags a, b',
      'Pact successfully republished for Foo version 1 and provider Bar with no content changes.',
      '  Events detected: contract_published, contract_content_unchanged (pact content was unchanged)',
    ]),
  );
  expect(broker.database.one('select count(*) as n from pact_publication')).toEqual({ n: 1 });
});

it.each([
  [['a'], 'contract_published (pact content is the same as previous version with tag a and no new tags were applied)'],
  [
    ['a', 'b'],
    'contract_published (pact content is the same as previous versions with tags a, b and no new tags were applied)',
  ],
  [
    ['a', 'c'],
    'contract_published, contract_content_changed (first time any pact published for this consumer with consumer version tagged c)',
  ],
])(
  'compares the same content of a later version with tags %j to the versions before with each tag',
  async (tags, said) => {
    await using broker = await brokerOf(pactsRoutes);
    await post(broker, publication());
    const answer = await post(broker, publication(undefined, { pacticipantVersionNumber: '2', tags }));
    expect(texts(answer)).toContain(`  Events detected: ${said}`);
  },
);

it('compares a version without tags to those without', async () => {
  await using broker = await brokerOf(pactsRoutes);
  const untagged = (pacticipantVersionNumber: string, ...of: string[]) =>
    post(broker, publication(pactOf('Foo', 'Bar', ...of), { pacticipantVersionNumber, tags: [] }));
  await post(broker, publication(undefined, { pacticipantVersionNumber: '0' }));
  expect(texts(await untagged('1', 'a'))).toContain(
    '  Events detected: contract_published, contract_content_changed (first time untagged pact published)',
  );
  expect(texts(await untagged('2', 'b'))).toContain(
    '  Events detected: contract_published, contract_content_changed (pact content has changed since previous untagged version)',
  );
  expect(texts(await untagged('3', 'b'))[3]).toMatch(
    /^ {2}Events detected: contract_published \(pact content is the same/,
  );
});

it('refuses other content for the same version, and shows the difference', async () => {
  await using broker = await brokerOf(pactsRoutes);
  await post(broker, publication());
  const before = broker.told.length;
  const other = { ...pactOf('Foo', 'Bar'), interactions: [interaction('a', 404)] };
  const { status, body } = await post(broker, publication(other, { branch: 'other' }));
  expect(status).toBe(409);
  const [error, difference] = body.notices;
  expect(error.type).toBe('error');
  expect(error.text).toMatch(
    /^Cannot change the content of the pact for Foo version 1 and provider Bar, as race conditions will cause unreliable results for can-i-deploy\. .*https:\/\/docs\.pact\.io\/go\/versioning$/,
  );
  expect(body.errors).toEqual({ contracts: [error.text] });
  expect(difference.type).toBe('info');
  expect(difference.text.split('\n')).toEqual(
    expect.arrayContaining(['-         "status": 200', '+         "status": 404']),
  );
  expect(broker.told).toHaveLength(before);
  expect(broker.database.all('select name from branch')).toEqual([{ name: 'main' }]);
});

it('takes other content for the same version as a new revision where that is allowed', async () => {
  await using broker = await brokerOf(pactsRoutes, { allowDangerousContractModification: true });
  await post(broker, publication());
  const answer = await post(broker, publication(pactOf('Foo', 'Bar', 'b')));
  expect(answer.body.notices[1]).toEqual({
    type: 'warning',
    text: 'Pact with changed content published over existing content for Foo version 1 and provider Bar. This is not recommended in normal circumstances and may indicate that you have not configured your Pact pipeline correctly. For more information see https://docs.pact.io/go/versioning',
  });
  expect(texts(answer)).toContain(
    '  Events detected: contract_published, contract_content_changed (pact content modified since previous publication for Foo version 1)',
  );
  const { body } = await broker.ask('GET', '/pacts/provider/Bar/consumer/Foo/version/1');
  expect(body.interactions).toMatchObject([{ description: 'b' }]);
  expect(broker.database.all('select publication_id from latest_publication')).toEqual([{ publication_id: 2 }]);
});

it('merges what another build node found out, and refuses what contradicts it', async () => {
  await using broker = await brokerOf(pactsRoutes);
  const merge = { onConflict: 'merge' };
  await post(broker, publication(pactOf('Foo', 'Bar', 'a'), {}, merge));
  const merged = await post(broker, publication(pactOf('Foo', 'Bar', 'b'), {}, merge));
  expect(merged.body.notices[1]).toEqual({
    type: 'success',
    text: 'Pact content merged with existing content for Foo version 1 and provider Bar.',
  });
  const { body } = await broker.ask('GET', '/pacts/provider/Bar/consumer/Foo/version/1');
  expect(body.interactions).toMatchObject([{ description: 'a' }, { description: 'b' }]);
  const contradicting = { ...pactOf('Foo', 'Bar'), interactions: [interaction('a', 500)] };
  expect((await post(broker, publication(contradicting, {}, merge))).status).toBe(409);
});

it('publishes all contracts of a build or none', async () => {
  await using broker = await brokerOf(pactsRoutes);
  await post(broker, publication());
  const both = [
    contract(pactOf('Foo', 'New', 'a'), { providerName: 'New' }),
    contract(pactOf('Foo', 'Bar', 'changed')),
  ];
  expect((await post(broker, publication(undefined, { contracts: both }))).status).toBe(409);
  expect((await broker.ask('GET', '/pacts/provider/New/consumer/Foo/version/1')).status).toBe(404);
});

it('remembers who has a contract with whom, and since when', async () => {
  await using broker = await brokerOf(pactsRoutes);
  await post(broker, publication());
  broker.pass(1_000);
  await post(broker, publication(undefined, { pacticipantVersionNumber: '2' }));
  expect(broker.database.all('select created_at, contract_data_updated_at from integration')).toEqual([
    { created_at: '2026-01-01T00:00:00.000Z', contract_data_updated_at: '2026-01-01T00:00:01.000Z' },
  ]);
});

const text = (notText: string) => Buffer.from(notText, 'latin1').toString('base64');

it.each([
  ['pacticipantVersionNumber', publication(undefined, { pacticipantVersionNumber: undefined }), 'is missing'],
  ['pacticipantName', publication(undefined, { pacticipantName: ' ' }), 'cannot be blank'],
  ['pacticipantName', publication(undefined, { pacticipantName: 1 }), 'must be a string'],
  [
    'pacticipantVersionNumber',
    publication(undefined, { pacticipantVersionNumber: '1\n2' }),
    'cannot contain multiple lines',
  ],
  ['branch', publication(undefined, { branch: ' ' }), 'cannot be blank'],
  ['branch', publication(undefined, { branch: ['x'] }), 'must be a string'],
  ['buildUrl', publication(undefined, { buildUrl: 'a\nb' }), 'cannot contain multiple lines'],
  ['tags', publication(undefined, { tags: ['a', ''] }), 'must be filled (at index 1)'],
  ['tags', publication(undefined, { tags: 'a' }), 'must be an array'],
  ['tags', publication(undefined, { tags: ['\ud800'] }), 'is not valid Unicode (at index 0)'],
  ['branch', publication(undefined, { branch: '\ud800' }), 'is not valid Unicode'],
  ['contracts', publication(undefined, { contracts: undefined }), 'is missing'],
  ['contracts', publication(undefined, { contracts: {} }), 'must be an array'],
  ['contracts', publication(undefined, { contracts: [1] }), 'must be a hash (at index 0)'],
  ['contracts', publication(undefined, {}, { consumerName: undefined }), 'consumerName is missing (at index 0)'],
  [
    'contracts',
    publication(undefined, {}, { contentType: 'application/yml' }),
    'contentType must be one of: application/json (at index 0)',
  ],
  ['contracts', publication(undefined, {}, { contentType: null }), 'contentType must be filled (at index 0)'],
  [
    'contracts',
    publication(undefined, {}, { specification: 'oas' }),
    'specification must be one of: pact (at index 0)',
  ],
  [
    'contracts',
    publication(undefined, {}, { onConflict: 'x' }),
    'onConflict must be one of: overwrite, merge (at index 0)',
  ],
  ['contracts', publication(undefined, {}, { content: 'e30=?' }), 'is not valid Base64 (at index 0)'],
  ['contracts', publication('{'), 'content could not be parsed as application/json (at index 0)'],
  ['contracts', publication('"x"'), 'parsed content was expected to be a Hash but was a String (at index 0)'],
  ['contracts', publication('[]'), 'parsed content was expected to be a Hash but was a Array (at index 0)'],
  [
    'contracts',
    publication(undefined, {}, { content: text('{"key": "ABC\x8fDEF"}') }),
    `contract content has a non UTF-8 character at char 13 and cannot be parsed as JSON. Fragment preceding invalid character is: '{"key": "ABC' (at index 0)`,
  ],
  [
    'contracts',
    publication(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    'content could not be parsed as application/json (at index 0)',
  ],
  [
    'contracts',
    publication({ interactions: JSON.parse(`${'['.repeat(60)}${']'.repeat(60)}`) }),
    'the pact nests deeper than 50 levels (at index 0)',
  ],
  [
    'contracts',
    publication(pactOf('WRONG', 'Bar', 'a')),
    "consumer name in contract content ('WRONG') must match consumerName in contract params ('Foo') (at index 0)",
  ],
  [
    'contracts',
    publication(pactOf('Foo', 'WRONG', 'a')),
    "provider name in contract content ('WRONG') must match providerName in contract params ('Bar') (at index 0)",
  ],
  [
    'contracts',
    publication(undefined, { pacticipantName: 'Other' }),
    "consumerName ('Foo') must match pacticipantName ('Other') (at index 0)",
  ],
])('refuses a publication whose %s is wrong (%#)', async (field, body, problem) => {
  await using broker = await brokerOf(pactsRoutes);
  const answer = await post(broker, body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[field]).toContain(problem);
  expect(broker.database.all('select * from version')).toEqual([]);
});

it.each(['[]', '1', 'null', ''])('refuses the body %j', async (body) => {
  await using broker = await brokerOf(pactsRoutes);
  expect((await post(broker, body)).status).toBe(400);
});
