import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { comparePact } from './compare-pact.ts';

const order = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    status: { enum: ['pending', 'paid'] },
    total: { type: 'integer' },
    note: { type: ['string', 'null'] },
  },
  required: ['id', 'status'],
};
const openapi = {
  openapi: '3.1.0',
  info: { title: 'orders', version: '1' },
  paths: {
    '/orders/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: {
        parameters: [{ name: 'expand', in: 'query', schema: { type: 'boolean' } }],
        responses: { 200: { description: 'the order', content: { 'application/json': { schema: order } } } },
      },
    },
    '/orders': {
      post: {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'object', properties: { lines: { type: 'array', minItems: 1 } }, required: ['lines'] },
            },
          },
        },
        responses: { 202: { description: 'accepted' } },
      },
    },
  },
};
const event = (properties: Json) => ({ type: 'object', properties, required: Object.keys(properties) });
const asyncapi = {
  asyncapi: '3.0.0',
  info: { title: 'events', version: '1' },
  channels: {
    orders: {
      messages: {
        'order.placed': { $ref: '#/components/messages/placed' },
        'order.cancelled': { payload: event({ id: { type: 'string' }, reason: { type: 'string' } }) },
        'order.archived': { payload: { schemaFormat: 'application/vnd.apache.avro;version=1.9.0', schema: {} } },
      },
    },
  },
  components: {
    messages: {
      placed: {
        name: 'placed',
        payload: event({ id: { type: 'string' }, total: { $ref: '#/components/schemas/cents' } }),
      },
    },
    schemas: { cents: { type: 'integer' } },
  },
};

const json = (content: unknown) => ({ contentType: 'application/json', encoded: false, content });
const http = (request: Json, response: Json) => ({
  type: 'Synchronous/HTTP',
  description: 'an order',
  request: { method: 'GET', path: '/orders/7', ...request },
  response: { status: 200, ...response },
});
const message = (description: string, content: unknown, more: Json = {}) => ({
  type: 'Asynchronous/Messages',
  description,
  contents: json(content),
  ...more,
});
const pact = (...interactions: Json[]) => ({ interactions, metadata: { pactSpecification: { version: '4.0' } } });

test('a consumer that expects what is promised passes, and the comparison says how much it compared', async () => {
  const consumer = pact(
    http({}, { body: json({ id: 'o-7', status: 'paid', note: null }) }),
    message('order.placed', { id: 'o-7', total: 5 }),
  );
  const comparison = await comparePact(consumer, { openapi, asyncapi });
  expect(comparison).toEqual({ success: true, compared: 2, problems: [], warnings: [] });
});

test.each([
  ['a field that nobody promised', http({}, { body: json({ customer: 'Ada' }) }), 'response.body', /additional/],
  ['a type that changed', http({}, { body: json({ total: '5' }) }), 'response.body.total', /integer/],
  ['a value outside the enum', http({}, { body: json({ status: 'lost' }) }), 'response.body.status', /allowed values/],
  ['a null that is not allowed', http({}, { body: json({ id: null }) }), 'response.body.id', /string/],
  ['an unknown path', http({ path: '/carts/7' }, {}), 'request.path', /not defined/],
  ['an unknown method', http({ method: 'DELETE' }, {}), 'request.path', /not defined/],
  ['an unknown status', http({}, { status: 404 }), 'response.status', /not defined/],
  [
    'a request without what it must have',
    http(
      { method: 'POST', path: '/orders', body: json({}), headers: { 'Content-Type': ['application/json'] } },
      { status: 202 },
    ),
    'request.body',
    /lines/,
  ],
  ['a query of the wrong type', http({ query: { expand: ['perhaps'] } }, {}), 'request.query.expand', /boolean/],
  ['an event’s field of another type', message('order.placed', { total: '5' }), 'contents.content.total', /integer/],
  ['an event’s field that nobody sends', message('order.placed', { sum: 5 }), 'contents.content', /additional/],
  [
    'an event of another kind',
    message('order.placed', { id: 'o-7', reason: 'late' }),
    'contents.content',
    /additional/,
  ],
  ['an event that is not described', message('order.lost', {}), '', /no message named "order.lost"/],
  ['an event in Avro', message('order.archived', {}), '', /avro/],
])('finds %s', async (_, interaction, path, reason) => {
  const { success, problems } = await comparePact(pact(interaction), { openapi, asyncapi });
  expect(success).toBe(false);
  expect(problems).toContainEqual({
    interaction: interaction.description,
    path: expect.stringContaining(path),
    reason: expect.stringMatching(reason),
  });
});

test('what nothing can be said about does not pass', async () => {
  const withoutOpenapi = await comparePact(pact(http({}, {})), { asyncapi });
  expect(withoutOpenapi.problems).toEqual([
    { interaction: 'an order', path: '', reason: 'the provider has no OpenAPI document to compare it with' },
  ]);
  const withoutAsyncapi = await comparePact(pact(message('order.placed', { id: 'o-7' })), { openapi });
  expect(withoutAsyncapi).toMatchObject({ success: false, compared: 0 });
  const strange = pact({ type: 'Synchronous/Carrier-Pigeon', description: 'a pigeon' });
  expect(await comparePact(strange, { openapi })).toMatchObject({ success: false, compared: 0 });
  expect(await comparePact(pact(), { openapi })).toMatchObject({ success: false, compared: 0 });
});

test('what an allOf puts together is promised, and headers that are described', async () => {
  const traits = [{ headers: { type: 'object', properties: { traceparent: { type: 'string', minLength: 4 } } } }];
  const payload = {
    allOf: [event({ id: { type: 'string' } }), event({ data: event({ total: { type: 'integer' } }) })],
  };
  const document = { ...asyncapi, channels: { orders: { messages: { 'order.placed': { traits, payload } } } } };
  const told = async (content: unknown, metadata: Json) =>
    await comparePact(pact(message('order.placed', content, { metadata })), { asyncapi: document });
  expect(await told({ id: 'o-7', data: { total: 5 } }, { traceparent: '00-1' })).toMatchObject({ success: true });
  expect((await told({ id: 'o-7', data: { sum: 5 } }, { traceparent: '0', key: 'k' })) satisfies object).toMatchObject({
    problems: [{ path: 'contents.content.data' }, { path: 'metadata.traceparent' }],
    warnings: [{ path: 'metadata.key', reason: 'is not described' }],
  });
});

test('a document that refers to what is not there promises nothing', async () => {
  const channels = { orders: { messages: { 'order.placed': { payload: { $ref: './order.json' } } } } };
  const { problems } = await comparePact(pact(message('order.placed', { any: 1 })), {
    asyncapi: { ...asyncapi, channels },
  });
  expect(problems).toEqual([{ interaction: '', path: '', reason: expect.stringContaining('./order.json') }]);
});

test('a message is found by its metadata, its description or the type of its content', async () => {
  const expected = { id: 'o-7', total: '5' };
  const named = [
    message('whatever', expected, { metadata: { messageName: 'order.placed' } }),
    message('placed', expected),
    message('an order was placed', { ...expected, type: 'order.placed' }),
    { type: 'Asynchronous/Messages', description: 'order.placed', contents: { content: expected } },
  ];
  for (const interaction of named) {
    const { problems } = await comparePact(pact(interaction), { asyncapi });
    expect(problems).toContainEqual(expect.objectContaining({ path: 'contents.content.total' }));
  }
});

test('pacts of version 2 and 3 are read too', async () => {
  const old = {
    interactions: [
      {
        description: 'an order',
        providerState: 'there is one',
        request: { method: 'GET', path: '/orders/7', query: 'expand=true' },
        response: { status: 200, body: { total: '5' } },
      },
    ],
    messages: [{ description: 'order.placed', contents: { total: '5' }, metaData: {} }],
    metadata: { pactSpecification: { version: '3.0.0' } },
  };
  const { problems, compared } = await comparePact(old, { openapi, asyncapi });
  expect(compared).toBe(2);
  expect(problems.map(({ path }) => path)).toEqual(['response.body.total', 'contents.content.total']);
});

test('what it is given stays as it was', async () => {
  const before = structuredClone({ openapi, asyncapi });
  await comparePact(pact(http({}, {}), message('order.placed', {})), { openapi, asyncapi });
  expect({ openapi, asyncapi }).toEqual(before);
});
