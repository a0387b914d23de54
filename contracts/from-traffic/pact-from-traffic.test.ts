import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Exchange } from '../exchange.ts';
import { type Json, recordOf } from '../json.ts';
import { expectationsOf, matchMessage } from '../matching/index.ts';
import { pactFromTraffic, type TopicRecord } from './index.ts';
import { inferShape } from './infer-shape.ts';
import { pathTemplate } from './path-template.ts';
import { textRule } from './text-rule.ts';

const id = (last: number) => `6f1c5a1e-3a58-4c52-9b5e-00000000000${last}`;
const order = (n: number, more: Json = {}) => ({
  id: id(n),
  status: n % 2 ? 'pending' : 'paid',
  total: 100 * n,
  rate: 0.5 + n,
  gift: n > 2,
  placedAt: `2026-01-0${n}T12:00:00.000Z`,
  customer: { email: `c${n}@example.test`, 'first name': 'Ada' },
  lines: [{ sku: `sku-${n}`, price: n }],
  ...more,
});
const exchange = (n: number, body: unknown, more: Partial<Exchange> = {}): Exchange => ({
  method: 'GET',
  path: `/orders/${id(n)}?expand=lines`,
  requestHeaders: { Authorization: 'Bearer eyJhb', host: 'a', 'X-Tenant': `t-${n}` },
  status: 200,
  responseHeaders: { 'Content-Type': 'application/json; charset=utf-8', Date: 'now', ETag: 'x', 'X-Page': '1' },
  responseBody: JSON.stringify(body),
  ...more,
});
const pactOf = (exchanges: readonly Exchange[], records: readonly TopicRecord[] = []) =>
  pactFromTraffic({ consumer: 'web', provider: 'order', exchanges, records });
const interactionsOf = (exchanges: readonly Exchange[]) => pactOf(exchanges).pact.interactions as Json[];
const rule = (match: Json) => ({ combine: 'AND', matchers: [match] });

test('many exchanges of one operation and status become one interaction that all of them fit', () => {
  const { pact, leftOut } = pactOf([1, 2, 3, 4].map((n) => exchange(n, order(n))));
  expect(leftOut).toEqual([]);
  expect(pact).toEqual({
    consumer: { name: 'web' },
    provider: { name: 'order' },
    metadata: { pactSpecification: { version: '4.0' } },
    interactions: [
      {
        type: 'Synchronous/HTTP',
        description: 'GET /orders/{orderId} is answered with 200 OK',
        providerStates: [{ name: 'an order exists', params: { orderId: id(1) } }],
        request: {
          method: 'GET',
          path: `/orders/${id(1)}`,
          query: { expand: ['lines'] },
          headers: { authorization: ['Bearer token'], 'x-tenant': ['t-1'] },
          matchingRules: {
            path: rule({ match: 'regex', regex: '^/orders/[^/]+$' }),
            query: { expand: rule({ match: 'type' }) },
            header: {
              authorization: rule({ match: 'regex', regex: '^Bearer .+$' }),
              'x-tenant': rule({ match: 'type' }),
            },
          },
          generators: { path: { type: 'ProviderState', expression: '/orders/${orderId}', dataType: 'STRING' } },
        },
        response: {
          status: 200,
          headers: { 'content-type': ['application/json'], 'x-page': ['1'] },
          body: { contentType: 'application/json', encoded: false, content: order(1) },
          matchingRules: {
            header: {
              'content-type': rule({ match: 'regex', regex: '^application\\/json(\\s*;.*)?$' }),
              'x-page': rule({ match: 'type' }),
            },
            body: {
              '$.id': rule({ match: 'regex', regex: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' }),
              '$.status': rule({ match: 'regex', regex: '^(paid|pending)$' }),
              '$.total': rule({ match: 'integer' }),
              '$.rate': rule({ match: 'decimal' }),
              '$.gift': rule({ match: 'boolean' }),
              '$.placedAt': rule({ match: 'datetime', format: "yyyy-MM-dd'T'HH:mm:ss.SSSX" }),
              '$.customer.email': rule({ match: 'regex', regex: '^[^@\\s]+@[^@\\s]+$' }),
              "$.customer['first name']": rule({ match: 'type' }),
              '$.lines': rule({ match: 'type', min: 1 }),
              '$.lines[*].sku': rule({ match: 'type' }),
              '$.lines[*].price': rule({ match: 'integer' }),
            },
          },
        },
      },
    ],
  });
});

test('what is not in every sample, or null in one, is left out', () => {
  const [interaction] = interactionsOf([
    exchange(1, { a: 1, b: 2, c: null, items: [{ x: 1, y: 2 }, { x: 2 }], mixed: [1, 'a'] }),
    exchange(2, { a: 3, c: 4, items: [], mixed: [] }),
  ]);
  const response = recordOf(interaction?.response);
  expect(recordOf(response.body).content).toEqual({ a: 1, items: [{ x: 1 }], mixed: [] });
  expect(recordOf(recordOf(response.matchingRules).body)['$.items']).toEqual(rule({ match: 'type' }));
});

test('operations, methods and statuses are told apart, and what says nothing is left out with a reason', () => {
  const { pact, leftOut } = pactOf([
    exchange(1, order(1)),
    exchange(1, { error: 'x' }, { status: 404 }),
    exchange(1, undefined, { method: 'delete', status: 204, responseBody: '', responseHeaders: {} }),
    exchange(1, {}, { status: 503 }),
    exchange(1, {}, { path: '/health', status: 0 }),
  ]);
  const interactions = pact.interactions as Json[];
  expect(interactions.map(({ description }) => description)).toEqual([
    'DELETE /orders/{orderId} is answered with 204 No Content',
    'GET /orders/{orderId} is answered with 200 OK',
    'GET /orders/{orderId} is answered with 404 Not Found',
  ]);
  expect(interactions[2]?.providerStates).toMatchObject([{ name: 'no such order exists' }]);
  expect(leftOut).toEqual(['GET /orders/{orderId} 503: nobody may rely on a failure', 'GET /health 0: no answer came']);
});

test('secrets get into no pact', () => {
  const body = { email: 'ada@example.test', password: 'hunter2!', nested: { accessToken: 'eyJhb' } };
  const login = exchange(
    1,
    { token: 'eyJhbGciOi', user: 'ada' },
    { method: 'POST', path: '/login', requestBody: JSON.stringify(body) },
  );
  const sent = { ...login.requestHeaders, 'content-type': 'application/json', 'x-api-key': 'k-123456' };
  const text = JSON.stringify(pactOf([1, 2, 3].map(() => ({ ...login, requestHeaders: sent }))).pact);
  for (const secret of ['hunter2', 'eyJhb', 'k-123456']) expect(text).not.toContain(secret);
  expect(text).toContain('secret-1');
});

const placed = (n: number, more: Partial<TopicRecord> = {}): TopicRecord => ({
  topic: 'orders',
  key: id(n),
  value: { type: 'order.placed', at: '2026-01-01T12:00:00.000Z', data: { orderId: id(n), total: n } },
  headers: { traceparent: '00-1', 'schema-version': '1' },
  ...more,
});

test('records of one event become one message, told by its type', () => {
  const { pact, leftOut } = pactOf(
    [],
    [placed(1), placed(2), placed(3, { value: null, headers: { type: 'order.placed' } })],
  );
  expect(leftOut).toEqual(['order.placed: 1 tombstones']);
  expect(pact.interactions).toMatchObject([
    {
      type: 'Asynchronous/Messages',
      description: 'order.placed',
      contents: { content: { type: 'order.placed', data: { total: 1 } } },
      metadata: { contentType: 'application/json', topic: 'orders', key: id(1), 'schema-version': '1' },
    },
  ]);
  const [expectation] = expectationsOf(pact);
  if (expectation?.kind !== 'message') throw new Error('no message');
  const metadata = { contentType: 'application/json', topic: 'orders', key: 'k', 'schema-version': '2' };
  const told = (value: unknown) =>
    matchMessage(expectation.message, { content: value, metadata }).map(({ path }) => path);
  expect(told(placed(4).value)).toEqual([]);
  expect(told({ ...recordOf(placed(4).value), type: 'order.lost' })).toEqual(['$.type']);
});

test.each([
  ['/orders/6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11', [], '/orders/{orderId}'],
  ['/v1/order-lines/12/notes/13', [], '/v1/order-lines/{orderLineId}/notes/{noteId}'],
  ['/addresses/a%2F1', [], '/addresses/{addressId}'],
  ['/categories/c1/categories/c2', [], '/categories/{categoryId}/categories/{categoryId2}'],
  ['/users/ada', ['/users/{name}'], '/users/{name}'],
  ['/users/me', ['/users/me', '/users/{name}'], '/users/me'],
  ['/5', [], '/{id}'],
])('%s with %j is %s', (path, known, template) => {
  expect(pathTemplate(path, known).template).toBe(template);
});

test('a word that was seen once is an example, words that come again and again are all there are', () => {
  expect(textRule(['paid'])).toEqual({ match: 'type' });
  expect(textRule(['paid', 'open', 'paid', 'open'])).toEqual({ match: 'regex', regex: '^(open|paid)$' });
  expect(textRule(['Ada Lovelace', 'Ada Lovelace', 'Ada Lovelace'])).toEqual({ match: 'type' });
  expect(textRule(['2026-01-01', '2026-01-01T00:00:00Z'])).toEqual({ match: 'type' });
});

test('whatever the samples, they all fit what is made of them', () => {
  const value = fc.letrec((tie) => ({
    json: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('paid', 'open', 'x 1', '2026-01-01', id(1), ''),
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(1.5, 2.5),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', "it's"), tie('json')),
    ),
  })).json;
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 6 }), (bodies) => {
      expect(pactOf(bodies.map((body) => exchange(1, body))).leftOut).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('nothing is made of nothing', () => {
  expect(inferShape([])).toBeUndefined();
  expect(pactOf([])).toMatchObject({ pact: { interactions: [] }, leftOut: [] });
});
