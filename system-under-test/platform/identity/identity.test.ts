import { randomUUID } from 'node:crypto';
import { type JWTPayload, SignJWT } from 'jose';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHttpServer } from '../http/index.ts';
import {
  createTestKey,
  createTestService,
  type FakeAuth,
  startFakeAuth,
  type TestKey,
  type TestService,
  until,
} from '../testing/index.ts';
import { callerOf, type Role } from './caller.ts';
import { createIdentity } from './identity.ts';

let auth: FakeAuth;
let service: TestService;
let url: string;
let clock: number;
let sessionId: string;

beforeEach(async () => {
  auth = await startFakeAuth();
  service = createTestService('bff');
  clock = Date.now();
  sessionId = randomUUID();
});
afterEach(async () => {
  await service.shutdown.run();
  await auth[Symbol.asyncDispose]();
});

/** A server whose only route says who called. */
async function serve(...roles: Role[]): Promise<void> {
  const identity = createIdentity(service, { auth: auth.url, now: () => clock });
  const server = await startHttpServer({ port: 0, log: service.log, readiness: service.readiness });
  service.shutdown.add('http', () => server.stop());
  server.serve(identity.requireCaller(...roles), (ctx) => {
    ctx.body = callerOf(ctx);
  });
  url = `http://127.0.0.1:${server.port}`;
}

const ada = { name: 'Ada', email: 'ada@example.test', role: 'customer' };
const sign = (claims: JWTPayload = {}, key?: TestKey) => auth.token({ sid: sessionId, ...claims }, key);
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1_000) + seconds;

async function call(token?: string): Promise<{ status: number; challenge: string | null; body: unknown }> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`${url}/`, { headers: { ...headers, connection: 'close' } });
  return { status: response.status, challenge: response.headers.get('www-authenticate'), body: await response.json() };
}
const refused = {
  status: 401,
  challenge: 'Bearer',
  body: { error: expect.objectContaining({ code: 'unauthorized' }) },
};

test('a valid token names its caller, and the keys are fetched once', async () => {
  await serve();
  const token = await sign();
  for (let time = 0; time < 3; time++) {
    expect(await call(token)).toMatchObject({ status: 200, body: { id: 'c-1', ...ada, sessionId } });
  }
  expect(auth.asked('/.well-known/jwks.json')).toBe(1);
});

test.each<[string, () => Promise<string | undefined>]>([
  ['no token', async () => undefined],
  ['no JWT', async () => 'abc'],
  ['a token that has expired', () => sign({ exp: inSeconds(-1) })],
  ['a token without an end', () => sign({ exp: undefined as never })],
  ['a token for somebody else', () => sign({ aud: 'another-shop' })],
  ['a token of another issuer', () => sign({ iss: 'storefront' })],
  ['a token with an unknown role', () => sign({ role: 'owner' })],
  ['a token without a session', () => sign({ sid: undefined })],
  ['a token signed with another key of the same name', async () => sign({}, await createTestKey('k-1'))],
  ['a token whose payload was exchanged', async () => exchangePayload(await sign(), { role: 'admin' })],
  ['an unsigned token', async () => unsigned()],
  ['a token whose secret is our public key', () => signedWithPublicKey()],
])('%s is refused', async (_, makeToken) => {
  await serve();
  expect(await call(await makeToken())).toEqual(refused);
});

function exchangePayload(token: string, claims: object): string {
  const [header, payload = '', signature] = token.split('.');
  const forged = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), ...claims };
  return [header, encode(forged), signature].join('.');
}
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

const claims = { iss: 'shop-auth', aud: 'shop', sub: 'c-1', ...ada, role: 'admin', sid: 's-1', exp: inSeconds(60) };
const unsigned = () => `${encode({ alg: 'none', kid: 'k-1' })}.${encode(claims)}.`;

async function signedWithPublicKey(): Promise<string> {
  const [published] = (await (await fetch(`${auth.url}/.well-known/jwks.json`)).json()).keys;
  const secret = new TextEncoder().encode(JSON.stringify(published));
  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k-1' }).sign(secret);
}

test('a role that is not asked for is forbidden', async () => {
  await serve('admin');
  expect(await call(await sign())).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } });
  expect(await call(await sign({ role: 'admin' }))).toMatchObject({ status: 200 });
});

test('a key that is new is fetched, and the old one is taken as long as auth publishes it', async () => {
  await serve();
  const old = await sign();
  expect(await call(old)).toMatchObject({ status: 200 });
  const next = await createTestKey('k-2');
  auth.keys = [...auth.keys, next];
  clock += 2_000;
  expect(await call(await sign({}, next))).toMatchObject({ status: 200 });
  expect(await call(old)).toMatchObject({ status: 200 });
});

test('made-up keys do not make us ask auth each time', async () => {
  await serve();
  await call(await sign());
  const unknown = await createTestKey('k-x');
  clock += 2_000;
  for (let time = 0; time < 5; time++) expect(await call(await sign({}, unknown))).toEqual(refused);
  expect(auth.asked('/.well-known/jwks.json')).toBe(2);
});

test('a key that auth withdrew is taken for ten minutes at most', async () => {
  await serve();
  const token = await sign({ exp: inSeconds(3_600) });
  await call(token);
  auth.keys = [await createTestKey('k-2')];
  clock += 10 * 60_000 + 1;
  await until(async () => (await call(token)).status === 401);
});

test('a revoked session is refused within a second or so', async () => {
  await serve();
  const token = await sign();
  expect(await call(token)).toMatchObject({ status: 200 });
  auth.revoked = [sessionId];
  await until(async () => (await call(token)).status === 401, 3_000);
});

test('after a pause the list is fetched before anybody is let in', async () => {
  await serve();
  const token = await sign();
  expect(await call(token)).toMatchObject({ status: 200 });
  clock += 30_001;
  auth.revoked = [sessionId];
  expect(await Promise.all([call(token), call(token)])).toEqual([refused, refused]);
});

test('callers are let in and revoked ones kept out while auth is away', async () => {
  await serve();
  auth.revoked = [sessionId];
  const revoked = await sign();
  expect(await call(revoked)).toEqual(refused);
  auth.away = true;
  clock += 60_000;
  expect(await call(await sign({ sid: randomUUID() }))).toMatchObject({ status: 200 });
  expect(await call(revoked)).toEqual(refused);
});

test('a token that only auth could judge is not called invalid while auth is away', async () => {
  await serve();
  await call(await sign());
  auth.away = true;
  clock += 2_000;
  expect(await call(await sign({}, await createTestKey('k-2')))).toMatchObject({ status: 502, challenge: null });
});

test('is ready once it has had the keys, and stays so', async () => {
  auth.away = true;
  await serve();
  expect(await service.readiness.ask()).toMatchObject({ checks: { identity: 'down' } });
  auth.away = false;
  await until(async () => (await service.readiness.ask()).ready);
  auth.away = true;
  expect(await service.readiness.ask()).toMatchObject({ ready: true });
});
