import { expect, test } from 'vitest';
import { findOperation, operationsOf, pickMediaType, schemaValidator, seenBy, upgradeSchemas } from './index.ts';

const document = {
  openapi: '3.1.0',
  servers: [{ url: 'https://api.example/{stage}/', variables: { stage: { default: 'v1' } } }],
  security: [{ bearer: [] }],
  paths: {
    '/orders/{id}': {
      parameters: [{ $ref: '#/components/parameters/id' }],
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: { 200: { $ref: '#/components/responses/order' } },
      },
      delete: { security: [], responses: { '2XX': { headers: { 'X-Trace': { required: true, schema: {} } } } } },
    },
    '/orders/mine': { get: { responses: {} } },
    '/files/{name}.json': { get: { responses: {} } },
    '/': { get: { responses: {} } },
  },
  components: {
    parameters: { id: { name: 'id', in: 'path', required: true, schema: { type: 'integer' } } },
    responses: { order: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } } },
    schemas: {
      Order: {
        type: 'object',
        properties: { id: { type: 'string', readOnly: true }, child: { $ref: '#/components/schemas/Order' } },
        required: ['id'],
      },
    },
  },
};
const operations = operationsOf(document);

test('an operation has what it refers to, and its own parameters instead of its path’s', () => {
  const order = operations.find(({ id }) => id === 'GET /orders/{id}');
  expect(order).toMatchObject({
    parameters: [{ name: 'id', in: 'path', schema: { type: 'string', format: 'uuid' } }],
    responses: { 200: { content: { 'application/json': {} } } },
    security: [{ bearer: [] }],
  });
  expect(operations.find(({ id }) => id === 'DELETE /orders/{id}')).toMatchObject({
    parameters: [{ schema: { type: 'integer' } }],
    security: [],
    responses: { '2XX': { headers: { 'x-trace': { required: true } } } },
  });
});

test.each([
  ['GET', '/orders/5', 'GET /orders/{id}', { id: '5' }],
  ['get', '/orders/a%2Fb', 'GET /orders/{id}', { id: 'a/b' }],
  ['GET', '/orders/%', 'GET /orders/{id}', { id: '%' }],
  ['GET', '/orders/mine', 'GET /orders/mine', {}],
  ['DELETE', '/orders/mine', 'DELETE /orders/{id}', { id: 'mine' }],
  ['GET', '/v1/orders/mine', 'GET /orders/mine', {}],
  ['GET', '/files/a.b.json', 'GET /files/{name}.json', { name: 'a.b' }],
  ['GET', '/', 'GET /', {}],
])('%s %s is %s', (method, path, id, params) => {
  expect(findOperation(document, operations, method, path)).toMatchObject({ operation: { id }, params });
});

test('a path that is not declared is told apart from a method that is not', () => {
  expect(findOperation(document, operations, 'GET', '/orders/5/lines')).toBeUndefined();
  expect(findOperation(document, operations, 'GET', '/files/aXjson')).toBeUndefined();
  expect(findOperation(document, operations, 'PUT', '/orders/5')).toEqual({ otherMethods: ['GET', 'DELETE'] });
});

test('the exact media type wins over ranges', () => {
  const content = { '*/*': 1, 'application/*': 2, 'Application/JSON': 3 };
  const picked = ['application/json; charset=utf-8', 'application/xml', 'text/plain'].map((type) =>
    pickMediaType(content, type),
  );
  expect(picked).toEqual([3, 2, 1]);
  expect(pickMediaType({ 'text/plain': 1 }, 'text/html')).toBeUndefined();
});

test('schemas are validated where they stand, with what they refer to', () => {
  const validate = schemaValidator(document);
  const schema = operations[0]?.responses[200]?.content['application/json']?.schema;
  expect(validate(schema, { id: 'a', child: { id: 'b' } })).toEqual([]);
  expect(validate(schema, { id: 'a', child: { child: { id: 5 } } })).toEqual([
    { at: '/child', reason: "must have required property 'id'" },
    { at: '/child/child/id', reason: 'must be string' },
  ]);
});

test('parameters are text, and are read as what they should be', () => {
  const validate = schemaValidator(document, { coerce: true });
  const schema = { type: 'array', items: { type: 'integer', maximum: 9 } };
  expect(validate(schema, ['5', '6'])).toEqual([]);
  expect(validate(schema, '5')).toEqual([]);
  expect(validate(schema, ['10', 'x'])).toMatchObject([{ at: '/0' }, { at: '/1' }]);
});

test.each([
  ['date-time', '2026-01-01T12:00:00.123+02:00', '2026-01-01 12:00'],
  ['date', '2026-02-28', '2026-02-30'],
  ['time', '12:00:00Z', '25:00:00Z'],
  ['duration', 'P1DT2H', '1 day'],
  ['uuid', '6f1c5a1e-3a58-0c52-1b5e-0f6f0e8f3a11', '6f1c5a1e'],
  ['email', 'ada@example.test', 'ada'],
  ['ipv4', '127.0.0.1', '127.0.0.256'],
  ['ipv6', '::1', ':::1'],
  ['uri', 'https://example.test/a?b', 'example'],
  ['byte', 'aGk=', 'aG'],
])('the format %s lets %s pass and not %s', (format, good, bad) => {
  const validate = schemaValidator(document);
  expect(validate({ format }, good)).toEqual([]);
  expect(validate({ format }, bad)).toHaveLength(1);
  expect(validate({ format: 'nobody-knows' }, bad)).toEqual([]);
});

test('what only answers hold is not required of requests', () => {
  const schemas = (side: 'request' | 'response') => {
    const seen = seenBy(document, side) as typeof document;
    return seen.components.schemas.Order.required;
  };
  expect(schemas('request')).toEqual([]);
  expect(schemas('response')).toEqual(['id']);
});

test.each([
  [{ type: 'string', nullable: true }, { type: ['string', 'null'] }],
  [
    { type: 'string', enum: ['a'], nullable: true },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [{ allOf: [{}], nullable: true }, { anyOf: [{ allOf: [{}] }, { type: 'null' }] }],
  [{ type: 'string', nullable: false }, { type: 'string' }],
  [{ minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
  [{ maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
  [
    { properties: { nullable: { type: 'boolean', nullable: true } } },
    { properties: { nullable: { type: ['boolean', 'null'] } } },
  ],
  [[{ exclusiveMinimum: 5 }], [{ exclusiveMinimum: 5 }]],
])('%j of OpenAPI 3.0 becomes %j', (before, after) => {
  expect(upgradeSchemas<unknown>(before)).toEqual(after);
});
