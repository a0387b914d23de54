import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import avro from 'avsc';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { checkAgainstAsyncApi, loadAsyncApi } from './index.ts';

const order = { type: 'record', name: 'Order', fields: [{ name: 'total', type: 'int' }] } satisfies avro.Schema;
const document = {
  asyncapi: '3.0.0',
  info: { title: 'orders', version: '1' },
  defaultContentType: 'application/json',
  channels: {
    orders: {
      address: 'shop.orders',
      messages: {
        placed: { $ref: '#/components/messages/order.placed' },
        packed: { $ref: '#/components/messages/packed' },
      },
    },
    parcels: { messages: { lost: { payload: { type: 'object' } } } },
  },
  operations: {
    tell: { action: 'send', channel: { $ref: '#/channels/orders' } },
    hear: { action: 'receive', channel: { $ref: '#/channels/parcels' } },
  },
  components: {
    messages: {
      'order.placed': {
        name: 'OrderPlaced',
        traits: [
          { headers: { type: 'object', required: ['event-type'], properties: { 'event-type': { type: 'string' } } } },
        ],
        payload: {
          type: 'object',
          required: ['data'],
          properties: { type: { const: 'order.placed' }, data: { $ref: './order.json' } },
        },
      },
      packed: {
        contentType: 'avro/binary',
        payload: { schemaFormat: 'application/vnd.apache.avro+json;version=1.9.0', schema: order },
      },
    },
  },
};
const dataSchema = { type: 'object', required: ['total'], properties: { total: { type: 'integer' } } };

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'shakedown-asyncapi-'));
  writeFileSync(join(dir, 'asyncapi.yaml'), stringify(document));
  writeFileSync(join(dir, 'order.json'), JSON.stringify(dataSchema));
});
afterAll(() => rmSync(dir, { recursive: true }));

const check = async (name: string, content: unknown, metadata: Record<string, string> = { 'event-type': 'x' }) => {
  const read = await loadAsyncApi('asyncapi.yaml', dir);
  return checkAgainstAsyncApi(read, name, { content, metadata });
};
const good = { type: 'order.placed', data: { total: 900 } };

test('a message as it is described has no problems, by whichever of its names', async () => {
  for (const name of ['order.placed', 'placed', 'OrderPlaced']) expect(await check(name, good)).toEqual([]);
});

test('what differs is named with its place, also where another file describes it', async () => {
  expect(await check('order.placed', { type: 'order.placed', data: { total: '900' } })).toEqual([
    'payload.data.total must be integer',
  ]);
  expect(await check('order.placed', { ...good, type: 'order.paid' })).toEqual([
    'payload.type must be equal to constant ("order.placed")',
  ]);
});

test('headers are checked by the traits too', async () => {
  expect(await check('order.placed', good, {})).toEqual(["headers must have required property 'event-type'"]);
});

test('topic and content type are those of the document', async () => {
  const metadata = { 'event-type': 'x', topic: 'orders', contentType: 'text/plain' };
  expect(await check('order.placed', good, metadata)).toEqual([
    'content type is text/plain, described as application/json',
    'sent to orders, described on shop.orders',
  ]);
});

test('a message that is not described, or that others send, is a problem', async () => {
  expect(await check('order.paid', good)).toEqual(['no operation sends a message "order.paid"']);
  expect(await check('lost', {})).toEqual(['no operation sends a message "lost"']);
});

test('Avro is read by its schema, with the frame of a schema registry or without', async () => {
  const bytes = avro.Type.forSchema(order).toBuffer({ total: 900 });
  const metadata = { contentType: 'avro/binary' };
  expect(await check('packed', bytes, metadata)).toEqual([]);
  expect(await check('packed', Buffer.concat([Buffer.from([0, 0, 0, 0, 1]), bytes]), metadata)).toEqual([]);
  expect(await check('packed', Buffer.concat([bytes, bytes]), metadata)).toEqual([
    expect.stringContaining('not of its Avro schema'),
  ]);
  expect(await check('packed', { total: 'many' }, metadata)).toEqual([
    expect.stringContaining('not of its Avro schema'),
  ]);
});

test('what is no AsyncAPI 3 document is refused with what is wrong', async () => {
  await expect(loadAsyncApi(() => ({ ...document, asyncapi: '2.6.0' }), dir)).rejects.toThrow('only AsyncAPI 3');
  await expect(loadAsyncApi(() => ({ openapi: '3.1.0' }), dir)).rejects.toThrow(/asyncapi.*channels.*operations/);
});
