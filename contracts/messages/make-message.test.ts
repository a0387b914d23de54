import { expect, test } from 'vitest';
import type { Interaction } from '../pact-file.ts';
import { makeMessage } from './make-message.ts';

const placed: Interaction = {
  id: '1',
  description: 'order.placed',
  kind: 'message',
  states: [{ name: 'an order', params: { id: 7 } }],
  metadata: {},
  empty: false,
  asyncApiMessage: undefined,
};
const erased = { ...placed, description: 'customer.erased', empty: true };

test('the handler is told what is asked for, and in which state', async () => {
  const handlers = { 'order.placed': (asked: unknown) => ({ content: asked }) };
  expect(await makeMessage(placed, handlers)).toEqual({
    message: { content: { description: 'order.placed', states: [{ name: 'an order', params: { id: 7 } }] } },
  });
});

test.each([
  ['no handler', {}, 'nothing makes this message'],
  ['one of an inherited name', Object.create({ 'order.placed': () => ({ content: 1 }) }), 'nothing makes this message'],
  ['one that throws', { 'order.placed': () => Promise.reject(new Error('boom')) }, 'making it threw: boom'],
  ['one that gives the bare content', { 'order.placed': () => ({ total: 1 }) }, '{"total":1} is no message'],
  ['one that gives nothing', { 'order.placed': () => undefined }, 'undefined is no message'],
  ['headers that are no text', { 'order.placed': () => ({ content: 1, metadata: { key: 1 } }) }, 'is no message'],
  ['no content', { 'order.placed': () => ({ content: undefined }) }, 'gave no content'],
  ['a tombstone', { 'order.placed': () => ({ content: null }) }, 'it is a tombstone'],
])('%s is a problem', async (_, handlers, problem) => {
  expect((await makeMessage(placed, handlers as never)).problem).toContain(problem);
});

test('where a tombstone is expected, only null will do', async () => {
  const giving = (content: unknown) => ({ 'customer.erased': () => ({ content, metadata: { key: 'c-1' } }) });
  expect(await makeMessage(erased, giving(null))).toHaveProperty('message.content', null);
  for (const content of ['', 'null', {}, 0, false, new Uint8Array()])
    expect((await makeMessage(erased, giving(content))).problem).toContain('expected no value (a tombstone)');
});
