import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { on } from './event-handler.ts';
import { readEvent } from './read-event.ts';

const shipped = defineEvent('parcel.shipped', { topic: 'parcels', data: z.object({ weight: z.int() }) });
const returned = defineEvent('parcel.returned', { topic: 'parcels', data: z.object({}) });
const handlers = [on(shipped, async () => {})];
const written = (event: { envelope: unknown }) => JSON.stringify(event.envelope);

test('reads what its definition has created, and finds its handler', () => {
  const event = shipped.create('p-1', { weight: 3 });
  expect(readEvent(written(event), handlers)).toEqual({ kind: 'event', event: event.envelope, handler: handlers[0] });
});

test('passes over fields that this version of the consumer does not know', () => {
  const { envelope } = shipped.create('p-1', { weight: 3 });
  const newer = JSON.stringify({ ...envelope, data: { weight: 3, colour: 'red' }, priority: 1 });
  expect(readEvent(newer, handlers)).toMatchObject({ kind: 'event', event: { data: { weight: 3 } } });
});

test('leaves alone the events nobody here handles', () => {
  expect(readEvent(written(returned.create('p-1', {})), handlers)).toEqual({ kind: 'foreign' });
});

test.each([
  ['a tombstone', null],
  ['no JSON', '{"id":'],
  ['no envelope', '{"weight":3}'],
  [
    'data of another shape',
    JSON.stringify({ ...shipped.create('p-1', { weight: 3 }).envelope, data: { weight: 'heavy' } }),
  ],
])('%s is unreadable', (_, value) => {
  expect(readEvent(value, handlers)).toMatchObject({ kind: 'unreadable', cause: expect.any(Error) });
});
