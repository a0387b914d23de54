import { expect, test } from 'vitest';
import { brokerUnderTest } from '../testing/index.ts';

const broker = brokerUnderTest();
const numbers = (body: { _embedded: { versions: { number: string }[] } }) =>
  body._embedded.versions.map(({ number }) => number);

test('PUT makes a version, and again replaces what it says', async () => {
  const made = await broker.put('/pacticipants/Web/versions/1.0%2Ba%2Fb', { buildUrl: 'http://ci/1' });
  expect(made).toMatchObject({ status: 201, body: { number: '1.0+a/b', buildUrl: 'http://ci/1' } });
  expect(made.headers.get('location')).toBe(`${broker.url}/pacticipants/Web/versions/1.0%2Ba%2Fb`);
  const again = await broker.put('/pacticipants/Web/versions/1.0%2Ba%2Fb', { tags: [{ name: 'dev' }] });
  expect(again.status).toBe(200);
  expect(again.body).not.toHaveProperty('buildUrl');
  expect(again.body._embedded.tags).toMatchObject([{ name: 'dev' }]);
});

test('PATCH leaves what it does not name', async () => {
  await broker.put('/pacticipants/Web/versions/p', { buildUrl: 'http://ci/2', tags: [{ name: 'a' }, { name: 'b' }] });
  const patched = await broker.patch('/pacticipants/Web/versions/p', { tags: [{ name: 'b' }, { name: 'c' }] });
  expect(patched.body.buildUrl).toBe('http://ci/2');
  expect(patched.body._embedded.tags.map(({ name }: { name: string }) => name)).toEqual(['b', 'c']);
});

test.each([
  [{ buildUrl: 1 }, { buildUrl: ['must be a string'] }],
  [{ tags: 'dev' }, { tags: ['must be an array'] }],
  [{ tags: [{ name: 'a' }, {}] }, { tags: ['name must be filled (at index 1)'] }],
  [{ tags: [null] }, { tags: ['name must be filled (at index 0)'] }],
])('%j is refused, and nothing is made', async (body, errors) => {
  expect(await broker.put('/pacticipants/Refused/versions/1', body)).toMatchObject({ status: 400, body: { errors } });
  expect((await broker.get('/pacticipants/Refused')).status).toBe(404);
});

test('a slash that a client left as it is finds the same version as an encoded one', async () => {
  await broker.put('/pacticipants/Web/versions/feat/x');
  expect((await broker.get('/pacticipants/Web/versions/feat%2Fx')).body.number).toBe('feat/x');
});

test('a percent sign in a name is decoded once', async () => {
  await broker.put('/pacticipants/100%2525/versions/%25');
  expect((await broker.get('/pacticipants/100%2525')).body.name).toBe('100%25');
  expect((await broker.get('/pacticipants/100%2525/versions/%25')).body.number).toBe('%');
});

test('versions are listed the latest first, in pages', async () => {
  for (const number of ['3', '1', '2']) await broker.put(`/pacticipants/Listed/versions/${number}`);
  const all = await broker.get('/pacticipants/Listed/versions');
  expect(numbers(all.body)).toEqual(['2', '1', '3']);
  expect(all.body).not.toHaveProperty('page');
  const second = await broker.get('/pacticipants/Listed/versions?page=2&size=2');
  expect(numbers(second.body)).toEqual(['3']);
  expect(second.body).toMatchObject({
    page: { number: 2, size: 2, totalElements: 3, totalPages: 2 },
    _links: { previous: { href: `${broker.url}/pacticipants/Listed/versions?size=2&page=1` } },
  });
});

test('the latest version: of all, with a tag, on a branch; its own address says which was asked for', async () => {
  await broker.put('/pacticipants/Latest/branches/feat%2Fx/versions/1');
  await broker.put('/pacticipants/Latest/versions/1/tags/a%2Fb');
  await broker.put('/pacticipants/Latest/versions/2');
  const latest = async (path: string) => {
    const { status, body } = await broker.get(`/pacticipants/Latest${path}`);
    return status === 200 ? [body.number, body._links.self.href.replace(broker.url, '')] : status;
  };
  expect(await latest('/latest-version')).toEqual(['2', '/pacticipants/Latest/latest-version']);
  expect(await latest('/latest-version/a%2Fb')).toEqual(['1', '/pacticipants/Latest/latest-version/a%2Fb']);
  const onBranch = '/branches/feat%2Fx/latest-version';
  expect(await latest(onBranch)).toEqual(['1', `/pacticipants/Latest${onBranch}`]);
  expect(await latest('/branches/feat/x/latest-version')).toEqual(['1', `/pacticipants/Latest${onBranch}`]);
  expect(await latest('/latest-version/none')).toBe(404);
  expect(await latest('/branches/none/latest-version')).toBe(404);
});

test('a version that is deleted is gone, once', async () => {
  await broker.put('/pacticipants/Web/versions/gone');
  expect((await broker.delete('/pacticipants/Web/versions/gone')).status).toBe(204);
  expect((await broker.delete('/pacticipants/Web/versions/gone')).status).toBe(404);
});
