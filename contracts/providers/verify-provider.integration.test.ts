import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import avro from 'avsc';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parsePact } from '../pact-file.ts';
import type { ProviderContract } from './index.ts';
import { verifyProvider } from './index.ts';

const order = avro.Type.forSchema({ type: 'record', name: 'Order', fields: [{ name: 'total', type: 'int' }] });
const json = (content: unknown) => ({ content, contentType: 'application/json', encoded: false });
const integerAt = (path: string) => ({ body: { [path]: { combine: 'AND', matchers: [{ match: 'integer' }] } } });
const reads = {
  _id: 'read',
  type: 'Synchronous/HTTP',
  description: 'a request for an order',
  providerStates: [{ name: 'an order exists', params: { total: 900 } }],
  request: {
    method: 'GET',
    path: '/orders/1',
    generators: { path: { type: 'ProviderState', expression: '/orders/${id}', dataType: 'STRING' } },
  },
  response: { status: 200, body: json({ total: 900 }), matchingRules: integerAt('$.total') },
};
const hears = {
  _id: 'hear',
  type: 'Asynchronous/Messages',
  description: 'order.placed',
  contents: json({ total: 900 }),
  matchingRules: {
    ...integerAt('$.total'),
    metadata: { key: { combine: 'AND', matchers: [{ match: 'regex', regex: '\\d+' }] } },
  },
  metadata: { key: '1' },
};
const packed = {
  _id: 'packed',
  type: 'Asynchronous/Messages',
  description: 'order.packed',
  contents: {
    content: order.toBuffer({ total: 900 }).toString('base64'),
    contentType: 'avro/binary',
    encoded: 'base64',
  },
  metadata: { contentType: 'avro/binary' },
};
const pact = (interactions: object[], consumer = 'web') => ({
  consumer: { name: consumer },
  provider: { name: 'order' },
  interactions,
  metadata: { pactSpecification: { version: '4.0' } },
});
const contract: ProviderContract = {
  states: { 'an order exists': { setup: async () => ({ id: 7 }) } },
  messages: {
    'order.placed': () => ({ content: { total: 20 }, metadata: { key: '7', 'trace-id': 'x' } }),
    'order.packed': () => ({ content: order.toBuffer({ total: 20 }), metadata: { contentType: 'avro/binary' } }),
  },
  asyncApi: () => ({
    asyncapi: '3.0.0',
    channels: {
      orders: {
        messages: {
          'order.placed': { payload: { type: 'object' } },
          'order.packed': {
            contentType: 'avro/binary',
            payload: { schemaFormat: 'application/vnd.apache.avro+json;version=1.9.0', schema: order.schema() },
          },
        },
      },
    },
    operations: { tell: { action: 'send', channel: { $ref: '#/channels/orders' } } },
  }),
};

let dir: string;
let url: string;
const asked: string[] = [];
const server = createServer((request: IncomingMessage, response) => {
  asked.push(`${request.method} ${request.url} ${request.headers.baggage}`);
  if (request.url === '/pact') {
    response.statusCode = request.headers.authorization === 'Bearer secret' ? 200 : 401;
    response.setHeader('content-type', 'application/hal+json').end(JSON.stringify({ ...pact([reads]), _links: {} }));
  } else response.setHeader('content-type', 'application/json').end('{"total":20}');
});
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'shakedown-verify-'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  rmSync(dir, { recursive: true });
  await new Promise((resolve) => server.close(resolve));
});

function file(name: string, content: object): string {
  writeFileSync(join(dir, name), JSON.stringify(content));
  return join(dir, name);
}
const verify = (options: Partial<Parameters<typeof verifyProvider>[0]>) =>
  verifyProvider({
    provider: 'order',
    contract,
    pacts: [],
    system: { direct: () => new URL(url) } as never,
    root: dir,
    workDir: join(dir, 'work'),
    signal: new AbortController().signal,
    ...options,
  });

test('its own change is held to all pacts, calls and messages', async () => {
  const pacts = [file('web.json', pact([reads, hears])), file('mail.json', pact([hears, packed], 'mail'))];
  const { outcome, pacts: verified } = await verify({ pacts });
  expect(outcome).toEqual({ verdict: 'pass', reason: 'order: 2 pacts, 4 interactions' });
  expect(verified.map(({ interactions }) => interactions.map(({ id, problems }) => [id, problems]))).toEqual([
    [
      ['read', []],
      ['hear', []],
    ],
    [
      ['hear', []],
      ['packed', []],
    ],
  ]);
  expect(asked).toContain('GET /orders/7 synthetic=true');
});

test('what the provider said is kept, as it was seen and, without credentials, for people', async () => {
  const secured = { ...reads, request: { ...reads.request, headers: { authorization: 'Bearer t0k' } } };
  const { pacts } = await verify({ pacts: [file('seen.json', pact([secured, hears], 'kept'))] });
  expect(pacts[0]?.seen).toEqual({
    exchanges: [
      expect.objectContaining({ method: 'GET', path: '/orders/7', status: 200, responseBody: '{"total":20}' }),
    ],
    messages: [{ description: 'order.placed', content: { total: 20 }, metadata: { key: '7', 'trace-id': 'x' } }],
  });
  expect(pacts[0]?.seen.exchanges[0]?.requestHeaders.authorization).toBe('Bearer t0k');
  const kept = readFileSync(join(dir, 'work/seen/kept-order-calls.json'), 'utf8');
  expect(JSON.parse(kept)).toMatchObject([{ path: '/orders/7', responseBody: { total: 20 } }]);
  expect(kept).not.toContain('t0k');
});

test('a consumer’s change is one pact by its URL, with the token that the broker wants', async () => {
  const pacts = [`${url}/pact`];
  expect((await verify({ pacts, credentials: { token: 'secret' } })).outcome.verdict).toBe('pass');
  await expect(verify({ pacts, credentials: { token: 'wrong' } })).rejects.toMatchObject({
    code: 'SD_PACT_UNREADABLE',
  });
});

test('a pact that was read already is verified as it is', async () => {
  const read = parsePact(pact([{ ...hears, contents: json({ total: 900, currency: 'EUR' }) }]), 'a broker');
  const { outcome, pacts } = await verify({ pacts: [read] });
  expect(outcome.verdict).toBe('fail');
  expect(pacts[0]?.interactions).toMatchObject([
    {
      id: 'hear',
      problems: [expect.stringContaining('missing the following keys: currency')],
      mismatches: [{ path: '$' }],
    },
  ]);
});

test('each failure is told, and none is hidden by another', async () => {
  const strict = { ...reads, response: { status: 201 } };
  const { outcome } = await verify({ pacts: [file('a.json', pact([strict])), file('b.json', pact([strict], 'mail'))] });
  expect(outcome.reason).toMatch(/web→order.*201.*\| mail→order.*201/);
});

test.each([
  ['a key that does not match', { metadata: { key: 'seven' } }, /key.*seven/],
  ['no key', { metadata: {} }, /key/],
  ['another content type', { metadata: { key: '7', contentType: 'text/plain' } }, /content/i],
])('%s is a failure', async (_, message, reason) => {
  const messages = { 'order.placed': () => ({ content: { total: 20 }, ...message }) };
  const { outcome } = await verify({ pacts: [file('web.json', pact([hears]))], contract: { messages } });
  expect(outcome).toMatchObject({ verdict: 'fail', reason: expect.stringMatching(reason) });
});

test('Avro is compared by its values’ kinds where its schema is known, never taken for JSON', async () => {
  const pacts = [file('web.json', pact([packed]))];
  const giving = (content: unknown, contentType: string) =>
    verify({
      pacts,
      contract: { ...contract, messages: { 'order.packed': () => ({ content, metadata: { contentType } }) } },
    });
  expect((await giving(order.toBuffer({ total: 1 }), 'avro/binary')).outcome.verdict).toBe('pass');
  expect((await giving({ total: 1 }, 'application/json')).outcome.verdict).toBe('fail');
  expect((await giving(Buffer.from([0, 0, 0]), 'avro/binary')).outcome.verdict).toBe('fail');
  const { asyncApi: _, ...without } = contract;
  const { outcome } = await verify({ pacts, contract: without });
  expect(outcome.verdict, 'without a schema, bytes have to be the same').toBe('fail');
});

test('no pact, or one with somebody else, is a failure', async () => {
  expect((await verify({})).outcome).toMatchObject({ verdict: 'fail', reason: 'order: there is no pact to verify' });
  const other = { ...pact([hears]), provider: { name: 'payment' } };
  expect((await verify({ pacts: [file('other.json', other)] })).outcome.verdict).toBe('fail');
  await expect(verify({ pacts: [file('none.json', { swagger: '2.0' })] })).rejects.toThrow(/no pact: consumer/);
});
