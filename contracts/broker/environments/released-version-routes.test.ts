import { beforeAll, expect, test } from 'vitest';
import { brokerUnderTest } from '../testing/index.ts';

const broker = brokerUnderTest();
let environment = '';
beforeAll(async () => {
  environment = (await broker.post('/environments', { name: 'stores', production: true })).body.uuid;
});

const record = async (number: string) => {
  await broker.put(`/pacticipants/App/versions/${number}`);
  const version = await broker.get(`/pacticipants/App/versions/${number}`);
  return broker.post(version.body._links['pb:record-release'][0].href, {});
};

const supported = async (query = '') =>
  (
    await broker.get(`/environments/${environment}/released-versions/currently-supported${query}`)
  ).body._embedded.releasedVersions.map(
    (released: { _embedded: { version: { number: string } } }) => released._embedded.version.number,
  );

test('several versions are supported side by side', async () => {
  const first = await record('1');
  expect(first).toMatchObject({ status: 201, body: { currentlySupported: true } });
  expect(first.headers.get('location')).toBe(first.body._links.self.href);
  expect((await broker.get(first.body._links.self.href)).body).toEqual(first.body);
  await record('2');
  expect(await supported()).toEqual(['2', '1']);
  expect(await supported('?pacticipant=app&version=1')).toEqual(['1']);
  expect(await supported('?pacticipant=Nobody')).toEqual([]);
});

test('a release is recorded once; recorded again after its support ended, it is supported again', async () => {
  const { body } = await record('3');
  expect(await record('3')).toMatchObject({ status: 200, body: { uuid: body.uuid } });
  broker.time.now += 1_000;
  expect((await broker.patch(body._links.self.href, { currentlySupported: false })).body).toMatchObject({
    currentlySupported: false,
    supportEndedAt: '2026-01-01T00:00:01.000Z',
  });
  expect(await supported('?version=3')).toEqual([]);
  expect(await broker.patch(body._links.self.href, { currentlySupported: true })).toMatchObject({
    status: 422,
    body: { errors: { currentlySupported: [expect.stringContaining('cannot be set back to true')] } },
  });
  const again = await record('3');
  expect(again).toMatchObject({ status: 200, body: { uuid: body.uuid, currentlySupported: true } });
  expect(again.body).not.toHaveProperty('supportEndedAt');
});

test('the release of a version to an environment is listed, also one that ended', async () => {
  const list = `/pacticipants/App/versions/1/released-versions/environment/${environment}`;
  const { body } = await broker.get(list);
  await broker.patch(body._embedded.releasedVersions[0]._links.self.href, { currentlySupported: false });
  expect((await broker.get(list)).body._embedded.releasedVersions).toMatchObject([{ currentlySupported: false }]);
});

test('what is not there is 404', async () => {
  expect((await broker.patch('/released-versions/none', {})).status).toBe(404);
  expect((await broker.get('/environments/none/released-versions/currently-supported')).status).toBe(404);
  expect((await broker.post('/pacticipants/App/versions/1/released-versions/environment/none', {})).status).toBe(404);
});
