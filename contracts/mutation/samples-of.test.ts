import { expect, test } from 'vitest';
import type { Exchange } from '../exchange.ts';
import { mutationPage, mutationReport, samplesOf } from './index.ts';

const answered = (path: string, body: unknown, status = 200): Exchange => ({
  method: 'get',
  path,
  requestHeaders: {},
  status,
  responseHeaders: { 'content-type': 'application/json' },
  responseBody: JSON.stringify(body),
});
const document = { openapi: '3.1.0', paths: { '/orders/{id}': { get: { responses: {} } } } };
const one = { id: '1', total: 9 };

test('an operation and status is one sample, the one that shows most; paths are told apart by the document', () => {
  const exchanges = [
    answered('/orders/1?x=y', { id: '1' }),
    answered('/orders/2', one),
    answered('/orders/3', {}, 404),
  ];
  const named = (known?: object) =>
    samplesOf({ exchanges, messages: [] }, known as never).map((sample) => [
      sample.kind === 'http' && `${sample.path} ${sample.answer.status}`,
      sample.kind === 'http' && sample.answer.body,
    ]);
  expect(named(document)).toEqual([
    ['/orders/{id} 200', one],
    ['/orders/{id} 404', {}],
  ]);
  expect(named().map(([path]) => path)).toEqual(['/orders/1 200', '/orders/2 200', '/orders/3 404']);
});

test('events are samples, a tombstone without content; bytes and text cannot be changed in one place', () => {
  const text = { ...answered('/orders/1', ''), responseHeaders: { 'content-type': 'text/plain' }, responseBody: 'hi' };
  const messages = [
    { description: 'order.erased', content: null },
    { description: 'order.packed', content: new Uint8Array([1]) },
    { description: 'order.placed', content: one, metadata: { key: '1' } },
  ];
  expect(samplesOf({ exchanges: [text], messages })).toEqual([
    { kind: 'message', description: 'order.erased', message: { metadata: {} } },
    { kind: 'message', description: 'order.placed', message: { metadata: { key: '1' }, content: one } },
  ]);
});

test('the page names the fields that no contract protects, and those that one does in part', () => {
  const pact = {
    interactions: [
      {
        type: 'Synchronous/HTTP',
        description: 'an order',
        request: { method: 'GET', path: '/orders/1' },
        response: {
          status: 200,
          body: { content: { total: 1 }, contentType: 'application/json', encoded: false },
          matchingRules: { body: { '$.total': { combine: 'AND', matchers: [{ match: 'integer' }] } } },
        },
      },
    ],
    metadata: { pactSpecification: { version: '4.0' } },
  };
  const samples = samplesOf({ exchanges: [answered('/orders/2', one)], messages: [] }, document);
  const page = mutationPage({ order: mutationReport([{ consumer: 'web', pact }], samples) });
  const [, bare = '', partly = ''] = page.split('### ');
  expect(bare).toContain('| GET /orders/{id} 200 | `$.id` |');
  expect(page, 'an integer is all that web wants').not.toContain('$.total');
  expect(partly).toContain('| GET /orders/{id} 200 | `header content-type` | web | drop |');
});
