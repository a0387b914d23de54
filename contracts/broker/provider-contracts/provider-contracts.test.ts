import { expect, test } from 'vitest';
import { matrixOf } from '../matrix/index.ts';
import { compareFromNowOn, compareMissing } from './index.ts';
import { smallBroker as broker, pactOfFoo as pact } from './testing/small-broker.ts';

const openapi = (type: string) =>
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Bar', version: '1' },
    paths: { '/bar': { get: { responses: { 200: { description: 'bar', content: json({ type }) } } } } },
  });
const json = (property: object) => ({
  'application/json': { schema: { type: 'object', properties: { total: property } } },
});
const publication = (version: string, type: string, more = {}) => ({
  pacticipantVersionNumber: version,
  contract: { content: btoa(openapi(type)), specification: 'oas', contentType: 'application/yaml', ...more },
});

const deployable = ({ history }: Awaited<ReturnType<typeof broker>>, bar: string) =>
  matrixOf(history.database, {
    selectors: [
      { pacticipant: 'Foo', version: '1' },
      { pacticipant: 'Bar', version: bar },
    ],
    ignore: [],
  }).summary.deployable;

test('a contract that holds what the consumer expects makes both deployable, one that does not does not', async () => {
  const house = await broker();
  const { status, body } = await house.publish(publication('1', 'integer'));
  expect(status).toBe(200);
  expect(body).toMatchObject({
    notices: [
      { type: 'success', text: 'Published the openapi document of Bar version 1' },
      { type: 'success', text: expect.stringContaining('It holds what Foo expects') },
    ],
    _embedded: { version: { number: '1' } },
    _links: { 'pb:pacticipant-version-tags': [] },
  });
  const changed = await house.publish(publication('2', 'string'));
  expect(changed.body.notices).toContainEqual({
    type: 'danger',
    text: expect.stringMatching(/does not hold what Foo expects .*"a bar": response.body.total: .*string/),
  });
  expect([deployable(house, '1'), deployable(house, '2')]).toEqual([true, false]);
});

test('a pact that is published later is compared with what is there', async () => {
  const house = await broker();
  await house.publish(publication('1', 'integer'));
  await house.publish(publication('2', 'integer'));
  using _ = compareFromNowOn(house.context);
  house.history.publish('Foo 2', 'Bar');
  const { id, contentId } = house.history.publication('Foo 2', 'Bar');
  house.history.database.run('update pact_version set content = ? where id = ?', JSON.stringify(pact('5')), contentId);
  house.context.events.tell({ name: 'contract_published', publicationId: id });
  const { body } = await house.ask('/provider-contracts/provider/Bar/version/2');
  expect(body).toMatchObject({ _embedded: { comparisons: [{ success: false }, { success: true }] } });
});

test('what a broker that was killed left over is compared at the start', async () => {
  const house = await broker();
  await house.publish(publication('1', 'integer'));
  house.history.database.run('delete from comparison');
  expect(deployable(house, '1')).not.toBe(true);
  await compareMissing(house.context);
  expect(deployable(house, '1')).toBe(true);
});

test('a provider whose own verification failed promises nothing', async () => {
  const house = await broker();
  const selfVerificationResults = { success: false, verifier: 'schemathesis', content: btoa('1 failed') };
  const { body } = await house.publish(publication('1', 'integer', { selfVerificationResults }));
  expect(body.notices).toContainEqual({ type: 'danger', text: expect.stringContaining('own verification') });
  expect(deployable(house, '1')).toBe(false);
});

test('the second document of a version is compared together with the first', async () => {
  const house = await broker();
  const asyncapi = { asyncapi: '3.0.0', info: { title: 'Bar', version: '1' }, channels: {} };
  const contract = {
    content: btoa(JSON.stringify(asyncapi)),
    specification: 'asyncapi',
    contentType: 'application/json',
  };
  await house.publish({ pacticipantVersionNumber: '1', contract });
  expect(deployable(house, '1')).toBe(false);
  await house.publish(publication('1', 'integer'));
  expect(deployable(house, '1')).toBe(true);
});

test('a comparison has an address that says what is wrong', async () => {
  const house = await broker();
  await house.publish(publication('1', 'string'));
  const { body } = await house.ask('/provider-contracts/provider/Bar/version/1');
  const embedded = body._embedded as unknown as { comparisons: { _links: { self: { href: string } } }[] };
  const href = embedded.comparisons[0]?._links.self.href ?? '';
  expect(await house.ask(href)).toMatchObject({
    status: 200,
    body: { success: false, compared: 1, problems: [{ interaction: 'a bar', path: 'response.body.total' }] },
  });
  expect(await house.ask(href.replace('consumer/Foo', 'consumer/Bar'))).toMatchObject({ status: 404 });
  expect(await house.ask('/provider-contracts/provider/Foo/version/1')).toMatchObject({ status: 404 });
});

test('branches, tags and build addresses are kept, and names may hold slashes', async () => {
  const house = await broker();
  const body = { ...publication('1', 'integer'), branch: 'feat/x y', tags: ['dev'], buildUrl: 'http://build/1' };
  expect(await house.publish(body, 'web/bar%20x')).toMatchObject({
    status: 200,
    body: { _links: { 'pb:branch-version': { name: 'feat/x y' }, 'pb:pacticipant-version-tags': [{ name: 'dev' }] } },
  });
  const row = house.history.database.one(
    `select pacticipant.name, build_url from version join pacticipant on pacticipant.id = pacticipant_id where number = '1'
       and pacticipant.name like 'web%'`,
  );
  expect(row).toEqual({ name: 'web/bar x', build_url: 'http://build/1' });
});

test('a version keeps its contract, unless the broker allows changes', async () => {
  const strict = await broker();
  await strict.publish(publication('1', 'integer'));
  expect(await strict.publish(publication('1', 'integer'))).toMatchObject({ status: 200 });
  expect(await strict.publish(publication('1', 'string'))).toMatchObject({
    status: 409,
    body: { notices: [{ type: 'error', text: expect.stringContaining('Bar version 1') }] },
  });
  expect(deployable(strict, '1')).toBe(true);
  const lax = await broker({ allowDangerousContractModification: true });
  await lax.publish(publication('1', 'integer'));
  expect(await lax.publish(publication('1', 'string'))).toMatchObject({ status: 200 });
  expect(deployable(lax, '1')).toBe(false);
});

test.each([
  [undefined, 'pacticipantVersionNumber', 'is missing'],
  [[], 'body', /expected object/],
  [{ ...publication('', 'integer') }, 'pacticipantVersionNumber', 'cannot be blank'],
  [{ ...publication('1\n2', 'integer') }, 'pacticipantVersionNumber', 'cannot contain multiple lines'],
  [{ ...publication('1', 'integer'), tags: ['a', 5] }, 'tags.1', 'must be a string'],
  [{ pacticipantVersionNumber: '1' }, 'contract', /expected object/],
  [publication('1', '', { content: 'not Base64!' }), 'contract.content', 'is not valid Base64'],
  [publication('1', '', { content: '/w==' }), 'contract.content', 'is not UTF-8'],
  [publication('1', '', { content: btoa('a: b: c') }), 'contract.content', /neither YAML nor JSON/],
  [publication('1', '', { content: btoa('hello') }), 'contract.content', /expected an object/],
  [publication('1', 'integer', { specification: 'wsdl' }), 'contract.specification', /must be one of/],
  [publication('1', 'integer', { specification: 'asyncapi' }), 'contract.specification', /the content is openapi/],
  [
    publication('1', 'integer', { selfVerificationResults: { success: 'yes' } }),
    'contract.selfVerificationResults.success',
    'must be true or false',
  ],
])('refuses %j', async (body, field, reason) => {
  const house = await broker();
  const answer = await house.publish(body ?? {});
  expect(answer.status).toBe(400);
  const errors = answer.body.errors as unknown as Record<string, string[]>;
  expect(errors[field]).toEqual([typeof reason === 'string' ? reason : expect.stringMatching(reason)]);
});
