import { expect, test } from 'vitest';
import { brokerUnderTest } from '../testing/index.ts';

const broker = brokerUnderTest();

test('a pacticipant that is posted is created, and found whatever the case', async () => {
  const { status, headers, body } = await broker.post('/pacticipants', { name: 'order-Service', mainBranch: 'main' });
  expect(status).toBe(201);
  expect(headers.get('location')).toBe(`${broker.url}/pacticipants/order-Service`);
  expect(body).toMatchObject({ name: 'order-Service', displayName: 'Order Service', mainBranch: 'main' });
  expect(body).not.toHaveProperty('repositoryUrl');
  expect((await broker.get('/pacticipants/ORDER-service')).body).toEqual(body);
});

test('posted again, it is the same one', async () => {
  await broker.post('/pacticipants', { name: 'Order-service', displayName: 'Another' });
  const { body } = await broker.get('/pacticipants?q=order');
  expect(body._embedded.pacticipants).toMatchObject([{ name: 'order-Service', displayName: 'Order Service' }]);
});

test('PATCH changes what it names, null takes away, PUT replaces everything', async () => {
  await broker.post('/pacticipants', { name: 'Patched', repositoryUrl: 'http://git/1', repositoryName: 'one' });
  broker.time.now += 1_000;
  const patched = await broker.patch('/pacticipants/Patched', { repositoryName: null, mainBranch: 'main' });
  expect(patched.body).toMatchObject({ repositoryUrl: 'http://git/1', mainBranch: 'main' });
  expect(patched.body).not.toHaveProperty('repositoryName');
  expect(patched.body.updatedAt > patched.body.createdAt).toBe(true);
  const put = await broker.put('/pacticipants/Patched', { displayName: 'New' });
  expect(put.body).toMatchObject({ name: 'Patched', displayName: 'New' });
  expect(put.body).not.toHaveProperty('mainBranch');
});

test('PATCH makes one that is not there, PUT does not', async () => {
  expect(await broker.patch('/pacticipants/Patched%2Finto%20life', {})).toMatchObject({
    status: 201,
    body: { name: 'Patched/into life' },
  });
  expect((await broker.put('/pacticipants/Nobody', {})).status).toBe(404);
});

test.each([
  [{}, { name: ['is missing'] }],
  [{ name: ' ' }, { name: ['must be filled'] }],
  [{ name: 7 }, { name: ['must be a string'] }],
  [{ name: 'a\nb' }, { name: ['cannot contain multiple lines'] }],
  [
    { name: 'a', mainBranch: 'a b', displayName: '' },
    { displayName: ['cannot be blank'], mainBranch: ['cannot contain spaces'] },
  ],
  [['name'], ['Expected a JSON object in the request body but found ["name"]']],
  ['{', [expect.stringContaining('the body is not JSON')]],
])('%j is refused', async (body, errors) => {
  expect(await broker.post('/pacticipants', body)).toMatchObject({ status: 400, body: { errors } });
});

test('the list comes in pages that lead to each other', async () => {
  for (const name of ['P5', 'p2', 'P3', 'p4', 'P1']) await broker.post('/pacticipants', { name });
  const all = (await broker.get('/pacticipants?q=p')).body._embedded.pacticipants;
  expect(all.map(({ name }: { name: string }) => name)).toEqual([
    'P1',
    'p2',
    'P3',
    'p4',
    'P5',
    'Patched',
    'Patched/into life',
  ]);
  const page = await broker.get('/pacticipants?q=p&page=1&size=2');
  expect(page.body._embedded.pacticipants).toEqual(all.slice(0, 2));
  expect(page.body.page).toMatchObject({ number: 1, size: 2 });
  const { href } = page.body._links.next;
  expect((await broker.get(href)).body.page.number).toBe(2);
  expect(await broker.get('/pacticipants?page=0')).toMatchObject({ status: 400 });
});

test('labels group pacticipants', async () => {
  const label = '/pacticipants/P1/labels/team%2Fpay%20ments';
  expect(await broker.put(label)).toMatchObject({ status: 201, body: { name: 'team/pay ments' } });
  expect((await broker.put(label)).status).toBe(200);
  expect((await broker.put('/pacticipants/P3/labels/team%2Fpay%20ments')).status).toBe(201);
  const labelled = await broker.get('/pacticipants/label/team%2Fpay%20ments');
  expect(labelled.body._embedded.pacticipants.map(({ name }: { name: string }) => name)).toEqual(['P1', 'P3']);
  expect((await broker.get('/labels')).body._embedded.labels).toMatchObject([{ name: 'team/pay ments' }]);
  const { _embedded } = (await broker.get('/pacticipants/P1')).body;
  expect(_embedded.labels[0]._links.self.href).toBe(`${broker.url}${label}`);
  expect((await broker.delete(label)).status).toBe(204);
  expect((await broker.delete(label)).status).toBe(404);
  expect((await broker.get(label)).status).toBe(404);
});

test('a deleted pacticipant takes its versions with it', async () => {
  await broker.put('/pacticipants/Gone/branches/main/versions/1');
  expect((await broker.delete('/pacticipants/Gone')).status).toBe(204);
  expect((await broker.get('/pacticipants/Gone')).status).toBe(404);
  expect((await broker.get('/pacticipants/Gone/versions/1')).status).toBe(404);
  expect(await broker.delete('/pacticipants/Gone')).toMatchObject({
    status: 404,
    body: { error: "No pacticipant with name 'Gone' found" },
  });
});

test('the latest version is embedded, under the old name too', async () => {
  await broker.put('/pacticipants/Latest/versions/1');
  await broker.put('/pacticipants/Latest/versions/2');
  const { _embedded } = (await broker.get('/pacticipants/Latest')).body;
  expect(_embedded.latestVersion.number).toBe('2');
  expect(_embedded['latest-version']).toMatchObject({ number: '2', title: 'DEPRECATED - please use latestVersion' });
});
