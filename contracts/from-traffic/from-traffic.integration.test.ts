import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import type { Exchange } from '../exchange.ts';
import { officialVerifier } from '../testing/official-verifier.ts';
import { pactFromTraffic } from './index.ts';

const exchange = (method: string, path: string, status: number, body?: unknown): Exchange => ({
  method,
  path,
  requestHeaders: { authorization: 'Bearer t', ...(method === 'POST' && { 'content-type': 'application/json' }) },
  ...(method === 'POST' && { requestBody: '{"total":5}' }),
  status,
  responseHeaders: { date: 'then', ...(body !== undefined && { 'content-type': 'application/json' }) },
  ...(body !== undefined && { responseBody: JSON.stringify(body) }),
});
const uuid = (n: number) => `6f1c5a1e-3a58-4c52-9b5e-00000000000${n}`;
const order = (n: number) => ({
  id: uuid(n),
  status: n % 2 ? 'paid' : 'open',
  'placed at': '2026-01-01T12:00:00.000Z',
  rate: n + 0.5,
  lines: [{ sku: 'a-1', quantity: n }],
});

const exchanges = [
  ...[1, 2, 3, 4].map((n) => exchange('GET', `/orders/${uuid(n)}`, 200, order(n))),
  exchange('GET', `/orders/${uuid(9)}`, 404, { error: { code: 'not_found' } }),
  exchange('GET', '/orders?page=1', 200, { items: [order(1)], total: 1 }),
  exchange('POST', '/orders', 202, { id: uuid(5) }),
  exchange('DELETE', `/orders/${uuid(1)}`, 204),
];
const records = [1, 2].map((n) => ({
  topic: 'orders',
  key: uuid(n),
  value: { type: 'order.placed', data: { orderId: uuid(n), total: n } },
  headers: { traceparent: '00' },
}));
const { pact } = pactFromTraffic({ consumer: 'web', provider: 'order', exchanges, records });

/** Answers by method, status of the path and body, as the provider that was recorded did. */
const answering =
  (body: (path: string) => unknown): RequestListener =>
  (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const status = path.endsWith('9') ? 404 : ({ POST: 202, DELETE: 204 }[request.method ?? ''] ?? 200);
    if (status === 204) return void response.writeHead(status).end();
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(status === 404 ? { error: { code: 'gone' } } : body(path)));
  };

const provider = (body: (path: string) => unknown) => ({
  answer: answering(body),
  messages: {
    'order.placed': {
      content: { type: 'order.placed', data: { orderId: uuid(7), total: 70 }, more: true },
      metadata: { contentType: 'application/json', topic: 'orders', key: uuid(7) },
    },
  },
});

test('Pact’s verifier passes a provider that goes on as it was recorded', async () => {
  const verified = await officialVerifier(
    pact,
    provider((path) =>
      path === '/orders' ? { id: uuid(8), items: [order(8), order(7)], total: 2 } : { ...order(8), note: 'new' },
    ),
  );
  expect(verified.filter(({ passed }) => !passed)).toEqual([]);
  expect(verified.map(({ description }) => description).sort()).toEqual([
    'DELETE /orders/{orderId} is answered with 204 No Content',
    'GET /orders is answered with 200 OK',
    'GET /orders/{orderId} is answered with 200 OK',
    'GET /orders/{orderId} is answered with 404 Not Found',
    'POST /orders is answered with 202 Accepted',
    'order.placed',
  ]);
});

test('Pact’s verifier fails a provider that changed', async () => {
  const verified = await officialVerifier(
    pact,
    provider((path) => (path === '/orders' ? { id: 5, items: [], total: '2' } : { ...order(8), status: 'lost' })),
  );
  expect(
    verified
      .filter(({ passed }) => !passed)
      .map(({ description }) => description)
      .sort(),
  ).toEqual([
    'GET /orders is answered with 200 OK',
    'GET /orders/{orderId} is answered with 200 OK',
    'POST /orders is answered with 202 Accepted',
  ]);
});
