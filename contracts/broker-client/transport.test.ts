import { expect, test } from 'vitest';
import { addressOf } from './address.ts';
import type { BrokerOptions } from './options.ts';
import { fakeClock } from './testing/fake-clock.ts';
import { localServer } from './testing/local-server.ts';
import { transportTo } from './transport.ts';

const transport = (url: string, options: Partial<BrokerOptions> = {}) =>
  transportTo(addressOf(url), { url, clock: fakeClock(), ...options });
const get = (href: string) => ({ method: 'GET', href }) as const;

test('speaks JSON, and says who it is', async () => {
  await using server = await localServer(() => ({ 'POST /x': { body: { ok: true } }, 'PATCH /x': { status: 204 } }));
  const basic = transport(server.url, { username: 'ann', password: 'pässword' });
  expect(await basic.send({ method: 'POST', href: '/x', body: { a: 1 } })).toEqual({ ok: true });
  expect(await transport(server.url, { token: 't0k' }).send({ method: 'PATCH', href: 'x', body: {} })).toBeUndefined();
  expect(server.received).toMatchObject([
    {
      body: { a: 1 },
      headers: {
        accept: 'application/hal+json, application/json',
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from('ann:pässword').toString('base64')}`,
      },
    },
    { headers: { 'content-type': 'application/merge-patch+json', authorization: 'Bearer t0k' } },
  ]);
});

test.each([500, 503, 408, 429])('asks again after %s, and waits twice as long each time', async (status) => {
  await using server = await localServer(() => ({
    'GET /x': [{ status }, { status }, { status }, { body: { ok: 1 } }],
  }));
  const clock = fakeClock();
  expect(await transport(server.url, { clock }).send(get('/x'))).toEqual({ ok: 1 });
  expect(clock.slept).toEqual([500, 1000, 2000]);
});

test('gives up after so many attempts, with what the broker said last', async () => {
  await using server = await localServer(() => ({ 'GET /x': { status: 503, body: { error: 'in maintenance' } } }));
  await expect(transport(server.url, { attempts: 2 }).send(get('/x'))).rejects.toMatchObject({
    code: 'SD_BROKER_FAILING',
    exitCode: 3,
    message: `the broker answers 503 to GET ${server.url}/x: in maintenance`,
  });
  expect(server.calls).toHaveLength(2);
});

test.each([
  ['7', 7_000],
  ['Sun, 01 Mar 2026 12:00:09 GMT', 9_000],
  ['soon', 500],
])('waits as long as Retry-After: %s says', async (header, ms) => {
  await using server = await localServer(() => ({
    'GET /x': [{ status: 429, headers: { 'retry-after': header } }, { body: {} }],
  }));
  const clock = fakeClock();
  await transport(server.url, { clock }).send(get('/x'));
  expect(clock.slept).toEqual([ms]);
});

test('does not wait for a broker that wants to be left alone for long', async () => {
  await using server = await localServer(() => ({ 'GET /x': { status: 429, headers: { 'retry-after': '3600' } } }));
  const clock = fakeClock();
  await expect(transport(server.url, { clock }).send(get('/x'))).rejects.toMatchObject({ code: 'SD_BROKER_FAILING' });
  expect(clock.slept).toEqual([]);
});

test.each([
  [400, 'SD_BROKER_REFUSED', { errors: { branch: ['is missing'] } }, 'branch is missing'],
  [401, 'SD_BROKER_UNAUTHORIZED', undefined, "check the broker's username, password or token"],
  [403, 'SD_BROKER_UNAUTHORIZED', { error: 'read only' }, 'read only'],
  [404, 'SD_BROKER_NOT_FOUND', { error: 'no such thing' }, 'no such thing'],
  [409, 'SD_BROKER_CONFLICT', { notices: [{ type: 'error', text: 'content changed' }] }, 'content changed'],
  [422, 'SD_BROKER_REFUSED', { errors: ['cannot be true'] }, 'cannot be true'],
])('%s is asked once and thrown as %s', async (status, code, body, reason) => {
  await using server = await localServer(() => ({ 'GET /x': { status, body } }));
  await expect(transport(server.url).send(get('/x'))).rejects.toMatchObject({
    code,
    exitCode: 2,
    message: expect.stringContaining(reason),
    details: { status, body: body ?? '' },
  });
  expect(server.calls).toHaveLength(1);
});

test('a page is no answer of a broker', async () => {
  await using server = await localServer(() => ({ 'GET /x': { body: '<html>Welcome</html>' } }));
  await expect(transport(server.url).send(get('/x'))).rejects.toMatchObject({
    code: 'SD_BROKER_ANSWER',
    message: `${server.url}/x does not answer as a Pact Broker does: its answer is text/html`,
  });
});

test('a broker that is not there is asked again, and named', async () => {
  const server = await localServer(() => ({}));
  await server[Symbol.asyncDispose]();
  const clock = fakeClock();
  await expect(transport(server.url, { clock }).send(get('/x'))).rejects.toMatchObject({
    code: 'SD_BROKER_UNREACHABLE',
    message: expect.stringMatching(/^the broker cannot be reached at http:.*ECONNREFUSED/),
  });
  expect(clock.slept).toEqual([500, 1000, 2000]);
});

test('a broker that does not answer in time is not waited for', async () => {
  await using server = await localServer(() => ({ 'GET /x': 'never' }));
  await expect(transport(server.url, { timeoutMs: 20, attempts: 2 }).send(get('/x'))).rejects.toMatchObject({
    code: 'SD_BROKER_UNREACHABLE',
    message: expect.stringContaining('no answer within 20 ms'),
  });
  expect(server.calls).toHaveLength(2);
});

test('who aborts gets the own reason back, during a request and between two', async () => {
  await using server = await localServer(() => ({ 'GET /slow': 'never', 'GET /busy': { status: 503 } }));
  const ofCall = new AbortController();
  const slow = transport(server.url, { attempts: 1 }).send(get('/slow'), ofCall.signal);
  // Of the kind that fetch throws when nobody answers.
  ofCall.abort(new TypeError('enough'));
  await expect(slow).rejects.toThrow(/^enough$/);
  const ofClient = new AbortController();
  const clock = { ...fakeClock(), sleep: async () => ofClient.abort(new Error('all over')) };
  await expect(transport(server.url, { clock, signal: ofClient.signal }).send(get('/busy'))).rejects.toThrow(
    'all over',
  );
  expect(server.calls.filter((call) => call === 'GET /busy')).toHaveLength(1);
});
