import { beforeAll, expect, test } from 'vitest';
import { brokerUnderTest } from '../testing/index.ts';

const broker = brokerUnderTest();
let environment = '';
beforeAll(async () => {
  environment = (await broker.post('/environments', { name: 'test', displayName: 'Test', production: false })).body
    .uuid;
});

/** The links of a version's own resource, as clients find them. */
const record = async (pacticipant: string, number: string, body: unknown = {}) => {
  await broker.put(`/pacticipants/${pacticipant}/versions/${encodeURIComponent(number)}`);
  const version = await broker.get(`/pacticipants/${pacticipant}/versions/${encodeURIComponent(number)}`);
  const [{ name, href }] = version.body._links['pb:record-deployment'];
  expect(name).toBe('test');
  return broker.post(href, body);
};

const running = async (query: string) =>
  (
    await broker.get(`/environments/${environment}/deployed-versions/currently-deployed?${query}`)
  ).body._embedded.deployedVersions.map(
    (deployed: { applicationInstance?: string; _embedded: { version: { number: string } } }) =>
      [deployed._embedded.version.number, deployed.applicationInstance] as const,
  );

test('a deployment is recorded where the version says, and found at its own address', async () => {
  const { status, body, headers } = await record('Web', 'feat/x 1');
  expect(status).toBe(201);
  expect(body).toMatchObject({
    currentlyDeployed: true,
    _embedded: {
      pacticipant: { name: 'Web' },
      version: { number: 'feat/x 1' },
      environment: { name: 'test', uuid: environment },
    },
  });
  expect(body).not.toHaveProperty('applicationInstance');
  expect(headers.get('location')).toBe(body._links.self.href);
  expect((await broker.get(body._links.self.href)).body).toEqual(body);
});

test('recorded twice, it is one deployment', async () => {
  const first = await record('Twice', '1', { applicationInstance: 'a' });
  const second = await record('Twice', '1', { target: 'a' });
  expect(second.body.uuid).toBe(first.body.uuid);
});

test('the next version on the same instance replaces the last one; other instances run on', async () => {
  const first = await record('Shop', '1');
  await record('Shop', '1', { applicationInstance: 'blue' });
  broker.time.now += 1_000;
  await record('Shop', '2', { applicationInstance: '' });
  expect(await running('pacticipant=shop')).toEqual([
    ['2', undefined],
    ['1', 'blue'],
  ]);
  expect((await broker.get(first.body._links.self.href)).body).toMatchObject({
    currentlyDeployed: false,
    undeployedAt: '2026-01-01T00:00:01.000Z',
  });
  expect(await running('pacticipant=Shop&applicationInstance=blue')).toEqual([['1', 'blue']]);
  expect(await running('pacticipant=Shop&target=')).toEqual([['2', undefined]]);
  expect(await running('pacticipant=Nobody')).toEqual([]);
});

test('an undeployed version cannot be set back, it is deployed again', async () => {
  const { href } = (await record('Undone', '1')).body._links.self;
  expect((await broker.patch(href, {})).body.currentlyDeployed).toBe(true);
  expect((await broker.patch(href, { currentlyDeployed: false })).body).toMatchObject({ currentlyDeployed: false });
  expect(await running('pacticipant=Undone')).toEqual([]);
  expect(await broker.patch(href, { currentlyDeployed: true })).toMatchObject({
    status: 422,
    body: {
      errors: {
        currentlyDeployed: [
          'The currentlyDeployed property cannot be set back to true. Please record a new deployment.',
        ],
      },
    },
  });
  expect((await record('Undone', '1')).body._links.self.href).not.toBe(href);
});

test('the deployments of a version to an environment are listed, the latest first', async () => {
  const list = `/pacticipants/Undone/versions/1/deployed-versions/environment/${environment}`;
  const { body } = await broker.get(list);
  expect(body._embedded.deployedVersions).toMatchObject([{ currentlyDeployed: true }, { currentlyDeployed: false }]);
  expect(body._links.self.href).toBe(`${broker.url}${list}`);
});

test('a pacticipant and its versions say where they run', async () => {
  await record('Told', '1', { applicationInstance: 'blue' });
  const deployed = {
    title: 'Version deployed to Test',
    name: 'Test',
    currently_deployed: true,
    application_instance: 'blue',
  };
  for (const path of ['/pacticipants/Told', '/pacticipants/Told/versions/1'])
    expect((await broker.get(path)).body._links['pb:deployed-environments']).toMatchObject([deployed]);
});

test.each([
  ['a version', `/pacticipants/Web/versions/none/deployed-versions/environment/`],
  ['a pacticipant', `/pacticipants/Nobody/versions/1/deployed-versions/environment/`],
])('%s that is not there is 404', async (_what, path) => {
  expect((await broker.post(path + environment, {})).status).toBe(404);
});

test('an environment or a deployment that is not there is 404, a body that is no object 400', async () => {
  const version = '/pacticipants/Web/versions/feat%2Fx%201/deployed-versions/environment';
  expect((await broker.post(`${version}/none`, {})).status).toBe(404);
  expect((await broker.patch('/deployed-versions/none', { currentlyDeployed: false })).status).toBe(404);
  expect((await broker.post(`${version}/${environment}`, ['blue'])).status).toBe(400);
});
