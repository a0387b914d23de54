import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accountRegistered } from '../../events/index.ts';
import { startHttpServer } from '../../platform/http/index.ts';
import { createOnce, idempotencySchema } from '../../platform/idempotency/index.ts';
import { consumeEvents, inboxSchema, openOutbox, outboxSchema } from '../../platform/messaging/index.ts';
import { type Database, migrate, openPostgres } from '../../platform/postgres/index.ts';
import {
  createMemoryBroker,
  createTestService,
  type MemoryBroker,
  startTestPostgres,
  type TestPostgres,
  type TestService,
  until,
} from '../../platform/testing/index.ts';
import { addressRoutes } from './addresses/index.ts';
import { accountEventHandlers, customerRoutes } from './customers/index.ts';

let postgres: TestPostgres;
let service: TestService;
let database: Database;
let broker: MemoryBroker;
let url: string;
let id: string;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const databaseUrl = await postgres.createDatabase('users');
  service = createTestService('user');
  database = openPostgres(service, databaseUrl);
  const schema = new URL('./schema.sql', import.meta.url);
  await migrate(service, database, schema, inboxSchema, outboxSchema, idempotencySchema);
  broker = createMemoryBroker();
  const outbox = openOutbox(service, database, broker.producer);
  consumeEvents(service, { broker, database, topic: 'accounts', handlers: accountEventHandlers(outbox) });
  const server = await startHttpServer({ port: 0, log: service.log, readiness: service.readiness });
  server.serve(customerRoutes({ database, outbox }), addressRoutes({ database, once: createOnce(service, database) }));
  service.shutdown.add('http', () => server.stop());
  url = `http://127.0.0.1:${server.port}`;
});
afterAll(async () => {
  await service.shutdown.run();
  await postgres.stop();
});
beforeEach(() => {
  id = randomUUID();
});

interface Answer {
  status: number;
  location: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: what the service says is what is tested
  body: any;
}
async function send(method: string, path: string, body?: object, key?: string): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', connection: 'close', ...(key && { 'idempotency-key': key }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, location: response.headers.get('location'), body: text && JSON.parse(text) };
}
const customer = (method: string, body?: object) => send(method, `/customers/${id}`, body);
const add = (input: object = baker, key: string = randomUUID()) =>
  send('POST', `/customers/${id}/addresses`, input, key);
const addresses = async () => (await send('GET', `/customers/${id}/addresses`)).body.items;

/** Auth's word that there is an account, `secondsAgo`. */
async function register(name = 'Ada Lovelace', secondsAgo = 0): Promise<void> {
  const { topic, envelope } = accountRegistered.create(id, { accountId: id, name, email: 'ada@example.test' });
  const at = new Date(Date.now() - secondsAgo * 1_000).toISOString();
  await broker.deliver({ topic, key: id, value: JSON.stringify({ ...envelope, at }), headers: {} });
}
const told = () =>
  broker.sent
    .filter(({ key }) => key === id)
    .map(({ value }) => JSON.parse(value ?? '') as { type: string; data: object });
const typesTold = () => told().map(({ type }) => type);

const baker = {
  name: 'Ada',
  street: '221B Baker Street',
  addition: 'c/o Menzies',
  postalCode: 'NW1',
  city: 'London',
  country: 'GB',
};
const { addition: _, ...withoutAddition } = baker;

test('an account becomes a customer, of whom the others hear', async () => {
  expect(await customer('GET')).toMatchObject({ status: 404 });
  await register();
  const ada = { id, name: 'Ada Lovelace', email: 'ada@example.test', phone: null, version: 1 };
  expect(await customer('GET')).toMatchObject({ status: 200, body: ada });
  await until(() => told().length === 1);
  expect(told()).toMatchObject([
    {
      type: 'customer.changed',
      data: { customerId: id, name: 'Ada Lovelace', email: 'ada@example.test', phone: null },
    },
  ]);
});

test('a customer changes what is theirs to change, and what is left out is gone', async () => {
  await register();
  const changed = await customer('PUT', { name: 'Ada King', phone: '+442071234567' });
  expect(changed).toMatchObject({ status: 200, body: { name: 'Ada King', phone: '+442071234567', version: 2 } });
  expect((await customer('GET')).body).toEqual(changed.body);
  expect((await customer('PUT', { name: 'Ada King' })).body).toMatchObject({ phone: null });
  await until(() => told().length === 3);
  expect(told()[1]).toMatchObject({ type: 'customer.changed', data: { name: 'Ada King', phone: '+442071234567' } });
});

test('an equal PUT changes nothing, and nobody is told', async () => {
  await register();
  const first = await customer('PUT', { name: 'Ada King', phone: null });
  expect(await customer('PUT', { name: 'Ada King', phone: null })).toEqual(first);
  await customer('PUT', { name: 'Ada Byron', phone: null });
  await until(() => told().length >= 3);
  expect(told().map(({ data }) => data)).toMatchObject([
    { name: 'Ada Lovelace' },
    { name: 'Ada King' },
    { name: 'Ada Byron' },
  ]);
});

test.each([
  [{ phone: null }, 'name'],
  [{ name: '', phone: null }, 'name'],
  [{ name: 'a\0', phone: null }, 'name'],
  [{ name: 'Ada', phone: '020 7123' }, 'phone'],
  [{ name: 'Ada', phone: null, email: 'ada@example.test' }, 'email'],
])('a customer cannot be changed to %j', async (input, path) => {
  await register();
  expect(await customer('PUT', input)).toMatchObject({ status: 400, body: { error: { code: 'validation', path } } });
});

test('a registration that comes late brings back no name the customer had before', async () => {
  await register();
  await customer('PUT', { name: 'Ada King', phone: null });
  await register('Ada Lovelace', 60);
  expect((await customer('GET')).body).toMatchObject({ name: 'Ada King', version: 2 });
});

test('an erased customer is gone with their addresses, and others are told once', async () => {
  await register();
  const { location } = await add();
  for (let time = 0; time < 2; time++) expect(await customer('DELETE')).toMatchObject({ status: 202 });
  expect(await customer('GET')).toMatchObject({ status: 404 });
  expect(await send('GET', location ?? '')).toMatchObject({ status: 404 });
  expect(await customer('PUT', { name: 'Ada', phone: null })).toMatchObject({ status: 404 });
  expect(await add()).toMatchObject({ status: 404 });
  await until(() => typesTold().includes('customer.erased'));
  expect(typesTold()).toEqual(['customer.changed', 'customer.erased']);
});

test('nothing of an erased customer is kept but the id', async () => {
  await register();
  await customer('DELETE');
  await register();
  expect(await customer('GET')).toMatchObject({ status: 404 });
  const [erased] = await database.query('select * from erased_customer where id = $1', [id]);
  expect(erased).toEqual({ id, erased_at: expect.any(Date) });
});

test('whoever is erased before we hear of them does not come into being', async () => {
  expect(await customer('DELETE')).toMatchObject({ status: 202 });
  await register();
  expect(await customer('GET')).toMatchObject({ status: 404 });
});

test('an erasure and a registration at once end with nobody', async () => {
  await Promise.all([register(), customer('DELETE'), register(), customer('DELETE')]);
  expect(await customer('GET')).toMatchObject({ status: 404 });
});

test('an address is where its Location says', async () => {
  await register();
  const { status, location, body } = await add();
  expect(status).toBe(201);
  expect(body).toEqual({ id: expect.any(String), ...baker });
  expect(location).toBe(`/customers/${id}/addresses/${body.id}`);
  expect(await send('GET', location ?? '')).toMatchObject({ status: 200, body });
});

test('addresses are listed, the oldest first', async () => {
  await register();
  expect(await addresses()).toEqual([]);
  const first = (await add()).body;
  const second = (await add(withoutAddition)).body;
  expect(await addresses()).toEqual([first, second]);
});

test('an address that is added again with its key is the same one', async () => {
  await register();
  const key = randomUUID();
  const answers = await Promise.all([add(baker, key), add(baker, key), add(baker, key)]);
  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
  expect(await addresses()).toHaveLength(1);
  expect(await send('POST', `/customers/${id}/addresses`, baker)).toMatchObject({ status: 400 });
});

test('a PUT replaces the whole address, and the same again changes nothing', async () => {
  await register();
  const { location, body } = await add();
  const moved = { ...withoutAddition, street: '10 Downing Street' };
  for (let time = 0; time < 2; time++) {
    expect(await send('PUT', location ?? '', moved)).toMatchObject({
      status: 200,
      body: { ...moved, id: body.id, addition: null },
    });
    expect(await addresses()).toEqual([{ ...moved, id: body.id, addition: null }]);
  }
});

test('a deleted address is gone, and deleting it again does no harm', async () => {
  await register();
  const { location } = await add();
  for (let time = 0; time < 2; time++) expect(await send('DELETE', location ?? '')).toMatchObject({ status: 204 });
  expect(await send('GET', location ?? '')).toMatchObject({ status: 404 });
  expect(await send('PUT', location ?? '', baker)).toMatchObject({ status: 404 });
  expect(await addresses()).toEqual([]);
});

test("nobody reaches an address by another customer's path", async () => {
  await register();
  const { body } = await add();
  const owner = id;
  id = randomUUID();
  await register('Eve');
  const path = `/customers/${id}/addresses/${body.id}`;
  expect(await send('GET', path)).toMatchObject({ status: 404 });
  expect(await send('PUT', path, baker)).toMatchObject({ status: 404 });
  await send('DELETE', path);
  id = owner;
  expect(await addresses()).toEqual([body]);
});

test.each([
  [{ ...baker, country: 'England' }, 'country'],
  [{ ...baker, street: ' ' }, 'street'],
  [{ ...baker, city: undefined }, 'city'],
  [{ ...baker, note: 'ring twice' }, 'note'],
])('%j is no address', async (input, path) => {
  await register();
  expect(await add(input)).toMatchObject({ status: 400, body: { error: { code: 'validation', path } } });
});

test('a path that cannot be is a 404', async () => {
  expect(await send('GET', '/customers/%00')).toMatchObject({ status: 404 });
  expect(await send('GET', `/customers/${'x'.repeat(101)}`)).toMatchObject({ status: 404 });
});
