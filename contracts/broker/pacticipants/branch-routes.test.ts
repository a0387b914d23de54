import { expect, test } from 'vitest';
import { brokerUnderTest } from '../testing/index.ts';

const broker = brokerUnderTest();
const branchNames = async (pacticipant: string, query = '') =>
  (await broker.get(`/pacticipants/${pacticipant}/branches${query}`)).body._embedded.branches.map(
    ({ name }: { name: string }) => name,
  );

test('a version is put on a branch once; both come to be on the way', async () => {
  const path = '/pacticipants/Web/branches/feat%2Fmy%20x/versions/1%2F2';
  const made = await broker.put(path);
  expect(made.status).toBe(201);
  expect(made.headers.get('location')).toBe(`${broker.url}${path}`);
  expect(made.body._links).toMatchObject({
    self: { href: `${broker.url}${path}` },
    'pb:branch': { name: 'feat/my x' },
    'pb:version': { name: '1/2', href: `${broker.url}/pacticipants/Web/versions/1%2F2` },
  });
  expect((await broker.put(path)).status).toBe(200);
  expect((await broker.get(path)).status).toBe(200);
});

test('the head of a branch is its latest version', async () => {
  for (const number of ['1', '2', '3']) await broker.put(`/pacticipants/Head/versions/${number}`);
  // Put on the branch in another order than they were made.
  for (const number of ['3', '1']) await broker.put(`/pacticipants/Head/branches/b/versions/${number}`);
  const latest = async (number: string) =>
    (await broker.get(`/pacticipants/Head/versions/${number}`)).body._embedded.branchVersions[0].latest;
  expect([await latest('1'), await latest('3')]).toEqual([false, true]);
  expect((await broker.get('/pacticipants/Head/branches/b/latest-version')).body.number).toBe('3');
});

test.each(['develop', 'main', 'master'])(
  'the first branch named %s becomes the main branch, and stays it',
  async (name) => {
    const mainBranch = async () => (await broker.get(`/pacticipants/Main-${name}`)).body.mainBranch;
    await broker.put(`/pacticipants/Main-${name}/branches/feat/versions/1`);
    expect(await mainBranch()).toBeUndefined();
    await broker.put(`/pacticipants/Main-${name}/branches/${name}/versions/1`);
    await broker.put(`/pacticipants/Main-${name}/branches/${name === 'main' ? 'master' : 'main'}/versions/1`);
    expect(await mainBranch()).toBe(name);
  },
);

test('the branch that got a version last comes first', async () => {
  for (const [branch, number] of [
    ['old', 1],
    ['new', 2],
    ['OLDEST', 1],
    ['old', 3],
  ])
    await broker.put(`/pacticipants/Order/branches/${branch}/versions/${number}`);
  expect(await branchNames('Order')).toEqual(['old', 'new', 'OLDEST']);
  expect(await branchNames('Order', '?q=old')).toEqual(['old', 'OLDEST']);
  expect(await branchNames('Order', '?page=2&size=2')).toEqual(['OLDEST']);
});

test('a version that leaves a branch stays, and so do the versions of a deleted branch', async () => {
  await broker.put('/pacticipants/Leave/branches/b/versions/1');
  await broker.put('/pacticipants/Leave/branches/b/versions/2');
  expect((await broker.delete('/pacticipants/Leave/branches/b/versions/2')).status).toBe(204);
  expect((await broker.delete('/pacticipants/Leave/branches/b/versions/2')).status).toBe(404);
  expect((await broker.get('/pacticipants/Leave/branches/b/latest-version')).body.number).toBe('1');
  expect((await broker.delete('/pacticipants/Leave/branches/b')).status).toBe(204);
  expect((await broker.get('/pacticipants/Leave/branches/b')).status).toBe(404);
  expect((await broker.get('/pacticipants/Leave/versions')).body._embedded.versions).toHaveLength(2);
});

test('the versions of a branch are listed, also when the client left its slash', async () => {
  await broker.put('/pacticipants/Listed/branches/feat%2Fx/versions/1');
  await broker.put('/pacticipants/Listed/branches/main/versions/2');
  const { body } = await broker.get('/pacticipants/Listed/branches/feat/x/versions');
  expect(body._embedded.versions).toMatchObject([{ number: '1' }]);
  expect(body._links.self).toEqual({
    href: `${broker.url}/pacticipants/Listed/branches/feat%2Fx/versions`,
    title: 'Versions for branch feat/x of Listed',
  });
});

test('all branches are deleted but the main one and those that are named', async () => {
  for (const branch of ['main', 'a', 'b', 'c']) await broker.put(`/pacticipants/Bulk/branches/${branch}/versions/1`);
  expect(await broker.delete('/pacticipants/Bulk/branches?exclude[]=b')).toMatchObject({
    status: 202,
    body: {
      notices: [
        {
          type: 'success',
          text: 'Scheduled deletion of 2 branches for pacticipant Bulk. Remaining branches are: main, b',
        },
      ],
    },
  });
  expect(await branchNames('Bulk')).toEqual(expect.arrayContaining(['main', 'b']));
  expect(await branchNames('Bulk')).toHaveLength(2);
});
