import { expect, test } from 'vitest';
import { type Exchange, judgeConformance, type Rule } from './index.ts';

const order = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid', readOnly: true },
    lines: {
      type: 'array',
      items: { type: 'object', properties: { price: { type: 'integer' } }, required: ['price'] },
    },
    pin: { type: 'string', writeOnly: true },
  },
  required: ['id', 'lines', 'pin'],
  additionalProperties: false,
};
const document = {
  openapi: '3.1.0',
  info: { title: 'orders', version: '1' },
  paths: {
    '/orders': {
      get: {
        parameters: [
          { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1 } },
          { name: 'status', in: 'query', schema: { type: 'array', items: { enum: ['paid', 'open'] } } },
          { name: 'filter', in: 'query', style: 'deepObject', schema: { type: 'object', additionalProperties: false } },
          { name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string', minLength: 2 } },
          { name: 'session', in: 'cookie', schema: { type: 'string', pattern: '^s-' } },
        ],
        responses: {
          200: {
            headers: { 'X-Total': { required: true, schema: { type: 'string', pattern: '^\\d+$' } } },
            content: {
              'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/Order' } } },
            },
          },
          '4XX': { content: { 'application/problem+json': { schema: { type: 'object', required: ['title'] } } } },
        },
      },
      post: {
        security: [{ bearer: [] }, { key: [] }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } },
        },
        responses: { 201: {}, default: {} },
      },
    },
  },
  components: {
    schemas: { Order: order },
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer' }, key: { type: 'apiKey', in: 'query', name: 'key' } },
  },
};
const id = '6f1c5a1e-3a58-4c52-9b5e-0f6f0e8f3a11';
const json = { 'Content-Type': 'application/json; charset=utf-8' };

const list = (more: Partial<Exchange> = {}): Exchange => ({
  method: 'GET',
  path: '/orders',
  requestHeaders: { 'x-tenant': 'acme' },
  status: 200,
  responseHeaders: { ...json, 'x-total': '1' },
  responseBody: JSON.stringify([{ id, lines: [{ price: 5 }] }]),
  ...more,
});
const place = (more: Partial<Exchange> = {}): Exchange => ({
  method: 'POST',
  path: '/orders',
  requestHeaders: { ...json, Authorization: 'Bearer t' },
  requestBody: JSON.stringify({ lines: [], pin: '1' }),
  status: 201,
  responseHeaders: {},
  ...more,
});

test('traffic as it is declared passes, with a count for each operation', () => {
  const filtered = list({ path: '/orders?page=2&status=paid&status=open&filter[a]=1' });
  const conformance = judgeConformance(document, [
    list(),
    { ...filtered, path: '/orders?page=2&status=paid' },
    place(),
  ]);
  expect(conformance).toMatchObject({
    verdict: 'pass',
    reason: '3 exchanges of 2 of 2 operations',
    operations: [
      { operation: 'GET /orders', verdict: 'pass', exchanges: 2, statuses: { 200: 2 }, violations: [] },
      { operation: 'POST /orders', verdict: 'pass', exchanges: 1, statuses: { 201: 1 }, violations: [] },
    ],
  });
});

const body = (value: unknown) => ({ responseBody: JSON.stringify(value) });
const cases: [name: string, exchange: Exchange, rule: Rule, at: string, reason: RegExp][] = [
  ['a path', list({ path: '/carts' }), 'path is not declared', '', /200/],
  ['a method', list({ method: 'PUT' }), 'method is not declared', '', /declared are GET, POST/],
  ['a status', list({ status: 202 }), 'status is not declared', '202', /declared are 200, 4XX/],
  [
    'a content type',
    list({ responseHeaders: { 'content-type': 'text/html', 'x-total': '1' } }),
    'content type is not declared',
    '200',
    /text\/html came/,
  ],
  [
    'no content type',
    list({ responseHeaders: { 'x-total': '1' } }),
    'content type is not declared',
    '200',
    /no content type came/,
  ],
  [
    'a body where none is declared',
    place({ responseBody: '{}', responseHeaders: json }),
    'content type is not declared',
    '201',
    /declared is no body/,
  ],
  ['no body', list({ responseBody: '' }), 'body of the answer', '200', /is missing/],
  ['broken JSON', list({ responseBody: '[{' }), 'body of the answer', '200', /is not JSON: \[\{/],
  [
    'a wrong type, deep',
    list(body([{ id, lines: [{ price: 5 }, { price: '5' }] }])),
    'body of the answer',
    '200 /*/lines/*/price',
    /integer/,
  ],
  ['a missing member', list(body([{ id }])), 'body of the answer', '200 /*', /'lines'/],
  ['a wrong format', list(body([{ id: '7', lines: [] }])), 'body of the answer', '200 /*/id', /uuid/],
  ['a member too many', list(body([{ id, lines: [], note: 1 }])), 'body of the answer', '200 /*', /"note"/],
  [
    'an error in another form',
    list({ status: 404, responseHeaders: { 'content-type': 'application/problem+json' }, ...body({}) }),
    'body of the answer',
    '404',
    /'title'/,
  ],
  ['a missing header', list({ responseHeaders: json }), 'header of the answer', '200 x-total', /is missing/],
  [
    'a header of another form',
    list({ responseHeaders: { ...json, 'X-Total': 'many' } }),
    'header of the answer',
    '200 x-total',
    /pattern/,
  ],
  [
    'a query out of bounds',
    list({ path: '/orders?page=0' }),
    'accepted a parameter that it forbids',
    'query page',
    />= 1/,
  ],
  [
    'a query of another type',
    list({ path: '/orders?page=two' }),
    'accepted a parameter that it forbids',
    'query page',
    /integer/,
  ],
  [
    'an item of a list',
    list({ path: '/orders?status=paid&status=lost' }),
    'accepted a parameter that it forbids',
    'query status',
    /allowed values/,
  ],
  [
    'a deep object',
    list({ path: '/orders?filter[a]=1' }),
    'accepted a parameter that it forbids',
    'query filter',
    /"a"/,
  ],
  [
    'a missing request header',
    list({ requestHeaders: {} }),
    'accepted a parameter that it forbids',
    'header X-Tenant',
    /is missing/,
  ],
  [
    'a cookie',
    list({ requestHeaders: { 'X-Tenant': 'acme', Cookie: 'a=b; session=x' } }),
    'accepted a parameter that it forbids',
    'cookie session',
    /pattern/,
  ],
  ['a request without its body', place({ requestBody: '' }), 'accepted a body that it forbids', '', /is missing/],
  [
    'a request in another form',
    place({ requestHeaders: { authorization: 'x', 'content-type': 'text/plain' } }),
    'accepted a body that it forbids',
    '',
    /text\/plain was sent/,
  ],
  [
    'a request that is not JSON',
    place({ requestBody: 'lines=' }),
    'accepted a body that it forbids',
    '',
    /is not JSON/,
  ],
  [
    'a request with a wrong member',
    place({ requestBody: '{"pin":"1","lines":[{}]}' }),
    'accepted a body that it forbids',
    '/lines/*',
    /'price'/,
  ],
  [
    'a request without credentials',
    place({ requestHeaders: json }),
    'accepted a request without credentials',
    '',
    /bearer or key/,
  ],
];
test.each(cases)('%s that is not as declared fails', (_, exchange, rule, at, reason) => {
  const { verdict, operations } = judgeConformance(document, [exchange]);
  expect(verdict).toBe('fail');
  const found = operations.flatMap(({ violations }) => violations);
  expect(found).toEqual([{ rule, at, reason: expect.stringMatching(reason), count: 1, example: exchange }]);
});

test('a bad request that is refused is as it should be', () => {
  const refused = place({ status: 400, requestBody: '', requestHeaders: {} });
  expect(judgeConformance(document, [refused])).toMatchObject({ verdict: 'pass' });
});

test('asking for what is not there is no violation when it is answered so', () => {
  const { verdict, operations } = judgeConformance(document, [
    list(),
    list({ path: '/carts', status: 404 }),
    list({ method: 'PUT', status: 405 }),
    list({ method: 'OPTIONS', status: 204 }),
  ]);
  expect(verdict).toBe('pass');
  expect(operations).toHaveLength(2);
});

test('an api key in the query is a credential', () => {
  const exchange = place({ path: '/orders?key=k', requestHeaders: json });
  expect(judgeConformance(document, [exchange])).toMatchObject({ verdict: 'pass' });
});

test('no exchange, or none that counts, is inconclusive, and so is an operation that was never seen', () => {
  expect(judgeConformance(document, [])).toMatchObject({ verdict: 'inconclusive' });
  const ready = list({ path: '/health/ready' });
  const ignoring = judgeConformance(document, [ready], { ignore: ({ path }) => path.startsWith('/health') });
  expect(ignoring).toMatchObject({ verdict: 'inconclusive', ignored: 1 });
  const { operations } = judgeConformance(document, [list()]);
  expect(operations.map(({ verdict }) => verdict)).toEqual(['pass', 'inconclusive']);
});

test('one mistake that is made often is one violation with its count', () => {
  const bad = list(
    body([
      { id, lines: [{ price: 1.5 }] },
      { id, lines: [{ price: 2.5 }] },
    ]),
  );
  const { operations, reason } = judgeConformance(document, [bad, bad, list()]);
  expect(operations[0]?.violations).toMatchObject([{ count: 4, example: bad }]);
  expect(reason).toBe('GET /orders: body of the answer, 200 /*/lines/*/price: must be integer');
});

test('documents of OpenAPI 3.0 are read too', () => {
  const old = {
    openapi: '3.0.3',
    paths: {
      '/a': {
        get: {
          responses: {
            200: {
              content: {
                'application/json': { schema: { type: 'integer', nullable: true, minimum: 0, exclusiveMinimum: true } },
              },
            },
          },
        },
      },
    },
  };
  const answer = (responseBody: string) => list({ path: '/a', responseBody });
  expect(judgeConformance(old, [answer('null'), answer('1')]).verdict).toBe('pass');
  expect(judgeConformance(old, [answer('0')]).verdict).toBe('fail');
});
