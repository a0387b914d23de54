import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { customerChanged, customerErased } from '../../events/index.ts';
import { startHttpServer } from '../../platform/http/index.ts';
import { verifyAccessToken } from '../../platform/identity/index.ts';
import {
  consumeEvents,
  inboxSchema,
  openOutbox,
  outboxSchema,
  type PublishableEvent,
} from '../../platform/messaging/index.ts';
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
import { seedAdmin } from './accounts/index.ts';
import { customerEventHandlers } from './customer-events.ts';
import { startForgettingExpired } from './forget-expired.ts';
import { createKeyRing } from './keys/index.ts';
import { sessionRoutes } from './session-routes.ts';
import { LONGEST_TOKEN_LIFE_MS } from './token-life.ts';
import { verificationRoutes } from './verification-routes.ts';

const DAY_MS = 24 * 60 * 60_000;

let postgres: TestPostgres;
let service: TestService;
let database: Database;
let broker: MemoryBroker;
let url: string;

beforeAll(async () => {
  postgres = await startTestPostgres();
  const databaseUrl = await postgres.createDatabase('auth');
  service = createTestService('auth');
  database = openPostgres(service, databaseUrl);
  await migrate(service, database, new URL('./schema.sql', import.meta.url), inboxSchema, outboxSchema);
  broker = createMemoryBroker();
  const outbox = openOutbox(service, database, broker.producer);
  const keys = createKeyRing(service, { database, rotationMs: DAY_MS, tokenLifeMs: LONGEST_TOKEN_LIFE_MS });
  consumeEvents(service, { broker, database, topic: 'customers', handlers: customerEventHandlers() });
  const server = await startHttpServer({ port: 0, log: service.log, readiness: service.readiness });
  server.serve(sessionRoutes({ database, outbox, keys }), verificationRoutes({ database, keys }));
  service.shutdown.add('http', () => server.stop());
  url = `http://127.0.0.1:${server.port}`;
  await until(async () => (await service.readiness.ask()).ready);
});
afterAll(async () => {
  await service.shutdown.run();
  await postgres.stop();
});
beforeEach(async () => {
  await database.query('truncate account, session, refresh_token, revocation, login_failure, inbox, outbox');
});

interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: what the service says is what is tested
  body: any;
}
async function send(
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text && JSON.parse(text) };
}
const post = (path: string, body?: object, headers?: Record<string, string>) => send('POST', path, body, headers);
const logout = (token: string) => post('/auth/logout', undefined, { authorization: `Bearer ${token}` });
const refresh = (refreshToken: string) => post('/auth/refresh', { refreshToken });
const revoked = async (): Promise<string[]> => (await send('GET', '/revocations')).body.sessions;
const sessionOf = (token: string) => decodeJwt(token).sid;

const ada = { name: 'Ada Lovelace', email: 'ada@example.test', password: 'correct horse battery' };
const login = (password = ada.password, email = ada.email) => post('/auth/login', { email, password });
const verify = async (token: string) =>
  verifyAccessToken(token, createLocalJWKSet((await send('GET', '/.well-known/jwks.json')).body));
const deliver = ({ topic, envelope }: PublishableEvent, at = envelope.at) =>
  broker.deliver({ topic, key: envelope.key, value: JSON.stringify({ ...envelope, at }), headers: {} });

test('a guest gets a token for an hour, and leaves no trace in the database', async () => {
  const { status, body } = await post('/auth/guest', { name: 'Ada', email: 'ada@example.test' });
  expect(status).toBe(201);
  expect(Object.keys(body)).toEqual(['token', 'customer']);
  expect(await verify(body.token)).toEqual({ ...body.customer, sessionId: expect.any(String) });
  expect(body.customer).toEqual({ id: expect.any(String), name: 'Ada', email: 'ada@example.test', role: 'guest' });
  const { iat = 0, exp } = decodeJwt(body.token);
  expect(exp).toBe(iat + 3_600);
  expect(await database.query('select from account')).toEqual([]);
});

test('whoever registers is signed in for ten minutes, known to others, and can log in', async () => {
  const { status, body } = await post('/auth/register', ada);
  expect(status).toBe(201);
  expect(await verify(body.token)).toEqual({ ...body.customer, sessionId: expect.any(String) });
  const { iat = 0, exp } = decodeJwt(body.token);
  expect(exp).toBe(iat + 600);
  const { id } = body.customer;
  await until(() => broker.sent.some(({ key }) => key === id));
  const [told] = broker.sent.filter(({ key }) => key === id);
  expect(JSON.parse(told?.value ?? '')).toMatchObject({
    type: 'account.registered',
    data: { accountId: id, name: ada.name, email: ada.email },
  });
  expect((await login(ada.password, 'ADA@example.test')).body.customer).toEqual(body.customer);
});

test('an email has one account, also when two ask for it at once', async () => {
  const answers = await Promise.all([post('/auth/register', ada), post('/auth/register', ada)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  const again = await post('/auth/register', { ...ada, email: 'Ada@Example.test' });
  expect(again).toMatchObject({ status: 409, body: { error: { code: 'email-taken', path: 'email' } } });
});

test('a registration repeated with its key gets the account it made, but only with its password', async () => {
  const key = { 'idempotency-key': randomUUID() };
  const first = await post('/auth/register', ada, key);
  const second = await post('/auth/register', ada, key);
  expect(second).toMatchObject({ status: 201, body: { customer: first.body.customer } });
  expect(await post('/auth/register', { ...ada, password: 'another one' }, key)).toMatchObject({ status: 409 });
  expect(await post('/auth/register', ada, { 'idempotency-key': randomUUID() })).toMatchObject({ status: 409 });
});

test.each([
  ['/auth/guest', { name: 'Ada', email: 'nowhere' }, 'email'],
  ['/auth/guest', { name: ' ', email: 'ada@example.test' }, 'name'],
  ['/auth/guest', { name: 'a\0b', email: 'ada@example.test' }, 'name'],
  ['/auth/guest', { name: 'a\ud800', email: 'ada@example.test' }, 'name'],
  ['/auth/guest', { name: 'Ada', email: 'ada@example.test', role: 'admin' }, 'role'],
  ['/auth/register', { ...ada, password: 'short' }, 'password'],
  ['/auth/register', { name: 'Ada', email: 'ada@example.test' }, 'password'],
  ['/auth/login', { email: ada.email }, 'password'],
  ['/auth/refresh', {}, 'refreshToken'],
])('%s does not take %j', async (path, input, problem) => {
  expect(await post(path, input)).toMatchObject({
    status: 400,
    body: { error: { code: 'validation', path: problem } },
  });
});

test('neither a wrong password nor an unknown email gets in, and nothing tells the two apart', async () => {
  await post('/auth/register', ada);
  const wrong = await login('wrong password');
  const unknown = await login('wrong password', 'nobody@example.test');
  expect(wrong).toMatchObject({ status: 401, body: { error: { code: 'unauthorized' } } });
  expect(unknown).toMatchObject({ status: 401, body: wrong.body });
});

test('after five wrong passwords none is taken for a minute, not even the right one', async () => {
  await post('/auth/register', ada);
  for (let time = 0; time < 5; time++) expect(await login('wrong password')).toMatchObject({ status: 401 });
  const { status, headers } = await login();
  expect(status).toBe(429);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(55);
  expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(60);
  await database.query(`update login_failure set until = now() - interval '1 second'`);
  expect(await login()).toMatchObject({ status: 200 });
});

test('guesses that are made all at once learn no more than five', async () => {
  await post('/auth/register', ada);
  const guesses = await Promise.all(Array.from({ length: 24 }, () => login('wrong password')));
  const learned = guesses.filter(({ status }) => status === 401).length;
  // Those whose passwords were looked at in the same moment as the fifth: as many as there are threads.
  expect(learned).toBeLessThan(12);
  expect(await login()).toMatchObject({ status: 429 });
});

test('a right password makes up for wrong ones', async () => {
  await post('/auth/register', ada);
  for (const password of ['1', '2', '3', '4', ada.password, '1', '2', '3', '4']) await login(password);
  expect(await login()).toMatchObject({ status: 200 });
});

test('many may log in to one account at once', async () => {
  await post('/auth/register', ada);
  const answers = await Promise.all(Array.from({ length: 10 }, () => login()));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
});

test('a refresh gives new tokens of the same session', async () => {
  const { body } = await post('/auth/register', ada);
  const next = await refresh(body.refreshToken);
  expect(next).toMatchObject({ status: 200, body: { customer: body.customer } });
  expect(sessionOf(next.body.token)).toBe(sessionOf(body.token));
  expect(await refresh(next.body.refreshToken)).toMatchObject({ status: 200 });
});

test('no refresh token is in the database', async () => {
  const { body } = await post('/auth/register', ada);
  const rows = await database.query<{ hash: Buffer }>('select hash from refresh_token');
  expect(rows.map(({ hash }) => hash.toString('base64url'))).not.toContain(body.refreshToken);
});

test('a refresh token that is used twice ends its session, and its tokens are revoked', async () => {
  const { body } = await post('/auth/register', ada);
  const other = await login();
  const next = await refresh(body.refreshToken);
  expect(await refresh(body.refreshToken)).toMatchObject({ status: 401 });
  expect(await refresh(next.body.refreshToken)).toMatchObject({ status: 401 });
  expect(await revoked()).toEqual([sessionOf(body.token)]);
  expect(await refresh(other.body.refreshToken)).toMatchObject({ status: 200 });
});

test('of two refreshes at once one is a reuse', async () => {
  const { body } = await post('/auth/register', ada);
  const answers = await Promise.all([refresh(body.refreshToken), refresh(body.refreshToken)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  expect(await revoked()).toEqual([sessionOf(body.token)]);
});

test('a session that has expired cannot be refreshed', async () => {
  const { body } = await post('/auth/register', ada);
  await database.query(`update session set expires_at = now() - interval '1 second'`);
  expect(await refresh(body.refreshToken)).toMatchObject({ status: 401 });
});

test('a logout revokes the session at once, and once is as good as twice', async () => {
  const { body } = await post('/auth/register', ada);
  for (let time = 0; time < 2; time++) expect(await logout(body.token)).toMatchObject({ status: 204, body: '' });
  expect(await revoked()).toEqual([sessionOf(body.token)]);
  expect(await refresh(body.refreshToken)).toMatchObject({ status: 401 });
});

test('a guest can log out too', async () => {
  const { body } = await post('/auth/guest', { name: 'Ada', email: 'ada@example.test' });
  expect(await logout(body.token)).toMatchObject({ status: 204 });
  expect(await revoked()).toEqual([sessionOf(body.token)]);
});

test('nobody is logged out by a token that is not ours', async () => {
  const { status, headers } = await logout('eyJhbGciOiJub25lIn0.e30.');
  expect(status).toBe(401);
  expect(headers.get('www-authenticate')).toBe('Bearer');
});

test('a revocation is forgotten when its tokens have expired', async () => {
  const { body } = await post('/auth/register', ada);
  await logout(body.token);
  await database.query(`update revocation set until = now() - interval '1 second'`);
  expect(await revoked()).toEqual([]);
  await using forgetful = createTestService('auth');
  startForgettingExpired(forgetful, database);
  await until(async () => (await database.query('select from revocation')).length === 0);
});

test('an erased customer has no account and no session any more', async () => {
  const { body } = await post('/auth/register', ada);
  const other = await login();
  await deliver(customerErased.create(body.customer.id, { customerId: body.customer.id }));
  expect((await revoked()).sort()).toEqual([sessionOf(body.token), sessionOf(other.body.token)].sort());
  expect(await refresh(body.refreshToken)).toMatchObject({ status: 401 });
  expect(await login()).toMatchObject({ status: 401 });
  expect(await post('/auth/register', ada)).toMatchObject({ status: 201 });
});

test('a changed name is in the next token, and an older one does not come back', async () => {
  const { body } = await post('/auth/register', ada);
  const customerId = body.customer.id;
  const named = (name: string) =>
    customerChanged.create(customerId, { customerId, name, email: ada.email, phone: null });
  const later = new Date(Date.now() + 2_000).toISOString();
  await deliver(named('Ada King'), later);
  await deliver(named('Ada Byron'), new Date(Date.now() + 1_000).toISOString());
  const { token, customer } = (await login()).body;
  expect(customer.name).toBe('Ada King');
  expect(await verify(token)).toMatchObject({ name: 'Ada King' });
});

test('the admin is there from the first start, and keeps their password at the next', async () => {
  await seedAdmin(database, 'admin@shop.example', 'sea-trial-admin');
  await seedAdmin(database, 'admin@shop.example', 'something else');
  const { status, body } = await login('sea-trial-admin', 'admin@shop.example');
  expect(status).toBe(200);
  expect(await verify(body.token)).toMatchObject({ role: 'admin', email: 'admin@shop.example' });
});

test('the published keys are public', async () => {
  const { body } = await send('GET', '/.well-known/jwks.json');
  const token = (await post('/auth/guest', { name: 'Ada', email: 'ada@example.test' })).body.token;
  expect(body.keys).toEqual([
    {
      kty: 'EC',
      crv: 'P-256',
      alg: 'ES256',
      use: 'sig',
      kid: decodeProtectedHeader(token).kid,
      x: expect.any(String),
      y: expect.any(String),
    },
  ]);
});
