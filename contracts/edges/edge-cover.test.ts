import { expect, test } from 'vitest';
import { defineSystem, kafka, type SystemDefinition } from '../../harness/system/index.ts';
import { parsePact } from '../pact-file.ts';
import { edgeCover, topicEdges } from './index.ts';

const service = { command: ['node'] };
const system: SystemDefinition = defineSystem({
  name: 'shop',
  entry: { web: { to: 'web' } },
  services: {
    web: { ...service, uses: { order: 'ORDER_URL', mail: 'MAIL_URL' } },
    order: { ...service, publishes: ['orders'], uses: { kafka: 'KAFKA' } },
    returns: { ...service, publishes: ['orders'], uses: { kafka: 'KAFKA' } },
    stock: { ...service, subscribes: ['orders'], uses: { kafka: 'KAFKA' } },
    mail: { ...service, role: 'outside' },
  },
  stores: { kafka: kafka() },
  topics: { orders: {} },
});
const call = { type: 'Synchronous/HTTP', description: 'a request' };
const message = (description: string) => ({ type: 'Asynchronous/Messages', description, contents: {} });
const pact = (consumer: string, provider: string, interactions: unknown[]) =>
  parsePact({ consumer: { name: consumer }, provider: { name: provider }, interactions }, 'pact.json');

const calls = pact('web', 'order', [call]);
const handles = (...descriptions: string[]) => ({ consumers: { stock: { handles: { orders: descriptions } } } });

test('calls between own services need a contract, calls to outside parties do not', () => {
  expect(edgeCover(system, [], {}).open).toContain('web→order');
  expect(edgeCover(system, [], {}).open.join()).not.toContain('mail');
  expect(edgeCover(system, [calls], {}).open.join()).not.toContain('web→order');
});

test('a call under contract does not cover the messages of the same two services', () => {
  const { open } = edgeCover(system, [calls, pact('stock', 'order', [call])], {});
  expect(open).toEqual(['order→stock (any message)', 'returns→stock (any message)']);
});

test('every message that a consumer handles needs a contract, with one of those who publish it', () => {
  const told = [calls, pact('stock', 'order', [message('order.placed')])];
  expect(edgeCover(system, told, handles('order.placed')).open).toEqual([]);
  expect(edgeCover(system, told, handles('order.placed', 'order.returned')).open).toEqual([
    'order|returns→stock order.returned',
  ]);
  const both = [...told, pact('stock', 'returns', [message('order.returned')])];
  expect(edgeCover(system, both, handles('order.placed', 'order.returned')).open).toEqual([]);
});

test('a subscription of which nobody says what is handled is open', () => {
  const { open } = edgeCover(system, [calls], { consumers: { stock: { handles: {} } } });
  expect(open.join()).toContain('handles.orders of contracts.consumers.stock is missing');
});

test('a reason excuses an edge', () => {
  const without = { 'web→order': 'why not', 'order→stock': 'why not', 'returns→stock': 'why not' };
  expect(edgeCover(system, [], { without })).toEqual({ covered: [], open: [] });
});

test('topic edges are told once, whatever the number of topics', () => {
  expect(topicEdges(system)).toEqual(['order→stock', 'returns→stock']);
});
