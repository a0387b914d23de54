import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { type ChangeClass, openapiChanges } from './index.ts';

const ok = { responses: { 200: { description: 'done' } } };
const get = (operation: Json) => ({ '/a': { get: { ...ok, ...operation } } });
const json = (schema: Json) => ({ content: { 'application/json': { schema } } });
const answer = (more: Json) => get({ responses: { 200: { description: 'done', ...more } } });
const query = (more: Json) =>
  get({ parameters: [{ name: 'page', in: 'query', schema: { type: 'integer' }, ...more }] });
const integer = { schema: { type: 'integer' } };

type Case = [before: Json, after: Json, of: ChangeClass, operation: string, at: string, sentence: string];

const cases: Case[] = [
  // Operations
  [get({}), {}, 'breaking', 'GET /a', '', 'is gone'],
  [get({ deprecated: true }), {}, 'risky', 'GET /a', '', 'is gone; it was deprecated'],
  [{}, get({}), 'harmless', 'GET /a', '', 'is new'],
  [get({}), { '/b': { get: ok }, ...get({}) }, 'harmless', 'GET /b', '', 'is new'],
  [{ '/a': { get: ok, put: ok } }, get({}), 'breaking', 'PUT /a', '', 'is gone'],
  [get({}), get({ deprecated: true }), 'harmless', 'GET /a', '', 'is deprecated'],
  // Parameters
  [get({}), query({}), 'harmless', 'GET /a', 'query page', 'is new'],
  [get({}), query({ required: true }), 'breaking', 'GET /a', 'query page', 'is new and required'],
  [
    get({}),
    query({ required: true, schema: { default: 1 } }),
    'risky',
    'GET /a',
    'query page',
    'is new and required, with a default',
  ],
  [query({}), get({}), 'risky', 'GET /a', 'query page', 'is gone; what is sent there is passed over'],
  [query({}), query({ required: true }), 'breaking', 'GET /a', 'query page', 'is required now'],
  [query({ required: true }), query({}), 'harmless', 'GET /a', 'query page', 'is no longer required'],
  [query({}), query({ schema: { type: 'string' } }), 'breaking', 'GET /a', 'query page', 'was integer, is string now'],
  [
    query({}),
    query({ schema: { type: 'integer', maximum: 9 } }),
    'breaking',
    'GET /a',
    'query page',
    'must be at most 9, was anything',
  ],
  [
    query({}),
    query({ explode: false }),
    'breaking',
    'GET /a',
    'query page',
    'is written in another way: form, exploded became form',
  ],
  [
    get({ parameters: [{ name: 'X-Id', in: 'header', schema: {} }] }),
    get({ parameters: [{ name: 'x-id', in: 'header', required: true, schema: {} }] }),
    'breaking',
    'GET /a',
    'header x-id',
    'is required now',
  ],
  // Request bodies
  [
    get({}),
    get({ requestBody: { required: true, ...json({}) } }),
    'breaking',
    'GET /a',
    'request body',
    'is new and required',
  ],
  [get({}), get({ requestBody: json({}) }), 'harmless', 'GET /a', 'request body', 'is new'],
  [get({ requestBody: json({}) }), get({}), 'risky', 'GET /a', 'request body', 'is gone; what is sent is passed over'],
  [
    get({ requestBody: json({}) }),
    get({ requestBody: { required: true, ...json({}) } }),
    'breaking',
    'GET /a',
    'request body',
    'is required now',
  ],
  [
    get({ requestBody: { required: true, ...json({}) } }),
    get({ requestBody: json({}) }),
    'harmless',
    'GET /a',
    'request body',
    'is no longer required',
  ],
  [
    get({ requestBody: { content: { 'text/csv': {}, 'application/json': {} } } }),
    get({ requestBody: { content: { 'application/json': {} } } }),
    'breaking',
    'GET /a',
    'request body text/csv',
    'is no longer taken',
  ],
  // Answers
  [answer({}), get({ responses: { 200: {}, 404: {} } }), 'harmless', 'GET /a', 'response 404', 'is new'],
  [answer({}), get({ responses: { 200: {}, 202: {} } }), 'risky', 'GET /a', 'response 202', 'is new'],
  [get({ responses: { 200: {}, 202: {} } }), answer({}), 'breaking', 'GET /a', 'response 202', 'is gone'],
  [get({ responses: { 200: {}, 404: {} } }), answer({}), 'risky', 'GET /a', 'response 404', 'is gone'],
  [answer(json({})), answer({}), 'breaking', 'GET /a', 'response 200', 'has no body any more'],
  [answer({}), answer(json({})), 'harmless', 'GET /a', 'response 200 application/json', 'is new'],
  [
    answer({ content: { 'text/csv': {}, 'application/json': {} } }),
    answer({ content: { 'application/json': {} } }),
    'breaking',
    'GET /a',
    'response 200 text/csv',
    'is no longer given',
  ],
  [
    answer({ headers: { 'X-T': { required: true } } }),
    answer({}),
    'breaking',
    'GET /a',
    'response 200 header x-t',
    'is gone',
  ],
  [answer({ headers: { 'X-T': {} } }), answer({}), 'risky', 'GET /a', 'response 200 header x-t', 'is gone'],
  [answer({}), answer({ headers: { 'X-T': {} } }), 'harmless', 'GET /a', 'response 200 header x-t', 'is new'],
  [
    answer({ headers: { 'X-T': { required: true } } }),
    answer({ headers: { 'X-T': {} } }),
    'breaking',
    'GET /a',
    'response 200 header x-t',
    'is no longer always there',
  ],
  [
    answer({ headers: { 'X-T': integer } }),
    answer({ headers: { 'X-T': { schema: { type: 'string' } } } }),
    'breaking',
    'GET /a',
    'response 200 header x-t',
    'was integer, is string now',
  ],
  // Security
  [
    get({}),
    get({ security: [{ bearer: [] }] }),
    'breaking',
    'GET /a',
    'security',
    'no credential is not enough any more',
  ],
  [get({ security: [{ bearer: [] }] }), get({}), 'harmless', 'GET /a', 'security', 'no credential is enough too'],
  [
    get({ security: [{ oauth: ['read'] }] }),
    get({ security: [{ oauth: ['read', 'write'] }] }),
    'breaking',
    'GET /a',
    'security',
    'oauth (read) is not enough any more',
  ],
  [
    get({ security: [{ key: [] }] }),
    get({ security: [{ key: [] }, { bearer: [] }] }),
    'harmless',
    'GET /a',
    'security',
    'bearer is enough too',
  ],
];

const document = (paths: Json, more: Json = {}) => ({
  openapi: '3.1.0',
  info: { title: 't', version: '1' },
  paths,
  ...more,
});

test.each(cases)('%j → %j: %s', (before, after, of, operation, at, sentence) => {
  expect(openapiChanges(document(before), document(after))).toEqual([{ class: of, operation, at, sentence }]);
});

test('a parameter of a path may change its name, not its schema', () => {
  const path = (name: string, type: string) => ({
    [`/a/{${name}}`]: { get: { ...ok, parameters: [{ name, in: 'path', required: true, schema: { type } }] } },
  });
  expect(openapiChanges(document(path('id', 'string')), document(path('orderId', 'string')))).toEqual([]);
  expect(openapiChanges(document(path('id', 'string')), document(path('orderId', 'integer')))).toMatchObject([
    { class: 'breaking', operation: 'GET /a/{orderId}', at: 'path parameter 1' },
  ]);
});

test('a status that a wider one tells is not missed', () => {
  const before = get({ responses: { 200: {}, 404: {} } });
  const after = get({ responses: { 200: {}, '4XX': {} } });
  expect(openapiChanges(document(before), document(after)).map((change) => change.class)).toEqual([
    'harmless',
    'harmless',
  ]);
});

test('other addresses and webhooks are said, and the worst comes first', () => {
  const before = document(get({}), { servers: [{ url: '/v1' }], webhooks: { a: {} } });
  const after = document({ '/b': { get: ok } }, { servers: [{ url: '/v2' }], webhooks: { a: { post: {} } } });
  expect(openapiChanges(before, after)).toEqual([
    { class: 'breaking', operation: 'GET /a', at: '', sentence: 'is gone' },
    { class: 'risky', operation: '', at: 'servers', sentence: 'its addresses changed' },
    { class: 'risky', operation: '', at: 'webhooks', sentence: 'they changed; they are not compared' },
    { class: 'harmless', operation: 'GET /b', at: '', sentence: 'is new' },
  ]);
});
