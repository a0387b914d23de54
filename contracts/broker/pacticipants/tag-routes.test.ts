import { expect, test } from 'vitest';
import { brokerUnderTest } from '../testing/index.ts';

const broker = brokerUnderTest();
const branchesOf = async (pacticipant: string, number: string) =>
  (await broker.get(`/pacticipants/${pacticipant}/versions/${number}`)).body._embedded.branchVersions.map(
    ({ name }: { name: string }) => name,
  );

test('a tag is put once, and makes the version', async () => {
  const path = '/pacticipants/Web/versions/1%2F2/tags/a%2Fb%20c';
  const made = await broker.put(path);
  expect(made).toMatchObject({ status: 201, body: { name: 'a/b c' } });
  expect(made.headers.get('location')).toBe(`${broker.url}${path}`);
  expect((await broker.put(path)).status).toBe(200);
  expect((await broker.get(path)).body._links.version).toMatchObject({ name: '1/2' });
  expect((await broker.get('/pacticipants/Web/versions/1/2/tags/a/b%20c')).status).toBe(200);
});

test('a tag is taken away once', async () => {
  await broker.put('/pacticipants/Web/versions/d/tags/x');
  expect((await broker.delete('/pacticipants/Web/versions/d/tags/x')).status).toBe(204);
  expect((await broker.delete('/pacticipants/Web/versions/d/tags/x')).status).toBe(404);
  expect((await broker.get('/pacticipants/Web/versions/d/tags/x')).status).toBe(404);
});

test('the first tag of a version on no branch is its branch, for ten seconds', async () => {
  await broker.put('/pacticipants/First/versions/1');
  await broker.put('/pacticipants/First/versions/2');
  broker.time.now += 10_000;
  await broker.put('/pacticipants/First/versions/1/tags/feat');
  await broker.put('/pacticipants/First/versions/1/tags/second');
  expect(await branchesOf('First', '1')).toEqual(['feat']);
  broker.time.now += 1;
  await broker.put('/pacticipants/First/versions/2/tags/feat');
  expect(await branchesOf('First', '2')).toEqual([]);
});

test('a tag is no branch for a version that is on one, but may name the main branch', async () => {
  await broker.put('/pacticipants/Branched/branches/feat/versions/1');
  await broker.put('/pacticipants/Branched/versions/1/tags/main');
  expect(await branchesOf('Branched', '1')).toEqual(['feat']);
  expect((await broker.get('/pacticipants/Branched')).body.mainBranch).toBe('main');
});

test('the versions with a tag are listed', async () => {
  for (const number of ['1', '2', '3']) await broker.put(`/pacticipants/Listed/versions/${number}`);
  for (const number of ['1', '3']) await broker.put(`/pacticipants/Listed/versions/${number}/tags/prod`);
  const { body } = await broker.get('/pacticipants/Listed/tags/prod/versions');
  expect(body._embedded.versions).toMatchObject([{ number: '3' }, { number: '1' }]);
  expect((await broker.get('/pacticipants/Listed/tags/none/versions')).status).toBe(404);
});

test('a tag that is named after an environment says that the version is deployed there', async () => {
  const { uuid } = (await broker.post('/environments', { name: 'prod', production: true })).body;
  await broker.put('/pacticipants/Deployed/versions/1/tags/prod');
  await broker.put('/pacticipants/Deployed/versions/2/tags/prod');
  const { body } = await broker.get(`/environments/${uuid}/deployed-versions/currently-deployed`);
  expect(body._embedded.deployedVersions).toMatchObject([{ _embedded: { version: { number: '2' } } }]);
});
