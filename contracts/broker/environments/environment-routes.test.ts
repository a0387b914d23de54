import { expect, test } from 'vitest';
import { brokerUnderTest } from '../testing/index.ts';

const broker = brokerUnderTest();

test('an environment is created with all that is said of it', async () => {
  const contacts = [{ name: 'Ops', details: { emailAddress: 'ops@example.org' } }, { name: 'Ada' }];
  const { status, body, headers } = await broker.post('/environments', {
    name: 'pre-prod',
    production: false,
    contacts,
  });
  expect(status).toBe(201);
  expect(headers.get('location')).toBe(`${broker.url}/environments/${body.uuid}`);
  expect(body).toMatchObject({ name: 'pre-prod', displayName: 'Pre Prod', production: false, contacts });
  expect((await broker.get(`/environments/${body.uuid}`)).body).toEqual(body);
});

test('PUT replaces it, and its own name is no clash', async () => {
  const { uuid } = (await broker.post('/environments', { name: 'one', displayName: 'The one', production: false }))
    .body;
  broker.time.now += 1_000;
  const { status, body } = await broker.put(`/environments/${uuid}`, { name: 'one', production: true });
  expect(status).toBe(200);
  expect(body).toMatchObject({ uuid, displayName: 'One', production: true, contacts: [] });
  expect(body.updatedAt > body.createdAt).toBe(true);
  expect((await broker.put('/environments/none', { name: 'two', production: true })).status).toBe(404);
});

test('the list is ordered by what people see, and asked for a name it has that one', async () => {
  await broker.post('/environments', { name: 'zz', displayName: 'a first', production: false });
  const names = async (query = '') =>
    (await broker.get(`/environments${query}`)).body._embedded.environments.map(({ name }: { name: string }) => name);
  expect(await names()).toEqual(['zz', 'one', 'pre-prod']);
  expect(await names('?name=one')).toEqual(['one']);
  expect(await names('?name=none')).toEqual([]);
});

test.each([
  [{ production: true }, { name: ['is missing'] }],
  [{ name: 'a b', production: true }, { name: ['cannot contain spaces'] }],
  [{ name: 'a\nb', production: true }, { name: ['cannot contain multiple lines'] }],
  [{ name: 'a' }, { production: ['is missing'] }],
  [{ name: 'a', production: 'yes' }, { production: ['must be one of: true, false'] }],
  [{ name: 'one', production: true }, { name: ["name 'one' is already used by an existing environment."] }],
  [{ name: 'a', production: true, contacts: {} }, { contacts: ['must be an array'] }],
  [{ name: 'a', production: true, contacts: ['x'] }, { contacts: ['must be a hash (at index 0)'] }],
  [{ name: 'a', production: true, contacts: [{ name: 'x' }, {}] }, { contacts: ['name is missing (at index 1)'] }],
  [
    { name: 'a', production: true, contacts: [{ name: 'x\ny' }] },
    { contacts: ['name cannot contain multiple lines (at index 0)'] },
  ],
  [
    { name: 'a', production: true, contacts: [{ name: 'x', details: 'y' }] },
    { contacts: ['details must be a hash (at index 0)'] },
  ],
])('%j is refused', async (body, errors) => {
  expect(await broker.post('/environments', body)).toMatchObject({ status: 400, body: { errors } });
});

test('a deleted environment takes what ran there with it', async () => {
  const { uuid } = (await broker.post('/environments', { name: 'gone', production: false })).body;
  await broker.put('/pacticipants/Web/versions/1');
  const { _links } = (await broker.post(`/pacticipants/Web/versions/1/deployed-versions/environment/${uuid}`, {})).body;
  expect((await broker.delete(`/environments/${uuid}`)).status).toBe(204);
  expect((await broker.get(_links.self.href)).status).toBe(404);
  expect((await broker.delete(`/environments/${uuid}`)).status).toBe(404);
});

test('the versions that are or were in an environment are listed for a pacticipant', async () => {
  const { uuid } = (await broker.post('/environments', { name: 'list', displayName: 'Listed', production: false }))
    .body;
  for (const number of ['1', '2', '3']) await broker.put(`/pacticipants/App/versions/${number}`);
  for (const number of ['1', '2'])
    await broker.post(`/pacticipants/App/versions/${number}/deployed-versions/environment/${uuid}`, {});
  await broker.post(`/pacticipants/App/versions/2/released-versions/environment/${uuid}`, {});
  const { body } = await broker.get(`/pacticipants/App/environments/${uuid}/versions`);
  expect(body._links.self.title).toBe('Versions for App in environment Listed');
  expect(body._embedded.versions).toMatchObject([
    {
      number: '2',
      _links: {
        'pb:deployed-environments': [{ name: 'Listed', currently_deployed: true }],
        'pb:released-environments': [{ name: 'Listed', currently_supported: true }],
      },
    },
    { number: '1', _links: { 'pb:deployed-environments': [{ currently_deployed: false }] } },
  ]);
  expect((await broker.get('/pacticipants/App/environments/none/versions')).status).toBe(404);
});
