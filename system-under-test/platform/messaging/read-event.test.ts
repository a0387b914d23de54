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
  expect(readEvent(written(returned.create('p-1', {})), handlers)).toMatchObject({ kind: 'foreign' });
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

test('a message whose envelope can be read says which event it is, though its data cannot', () => {
  const { envelope } = shipped.create('p-1', { weight: 3 });
  const reading = readEvent(JSON.stringify({ ...envelope, data: { weight: 'heavy' } }), handlers);
  expect(reading).toMatchObject({ kind: 'unreadable', event: { id: envelope.id, key: 'p-1' } });
});

const weighed = defineEvent('parcel.weighed', {
  topic: 'parcels',
  version: 3,
  data: z.object({ grams: z.int(), fragile: z.boolean() }),
  upcasters: {
    1: (old) => ({ grams: z.object({ kilos: z.number() }).parse(old).kilos * 1_000 }),
    2: (old) => ({ ...z.looseObject({}).parse(old), fragile: false }),
  },
});
const versioned = (version: number, data: unknown) => {
  const { envelope } = weighed.create('p-1', { grams: 1, fragile: true });
  return readEvent(JSON.stringify({ ...envelope, version, data }), [on(weighed, async () => {})]);
};

test.each([
  ['two versions old', 1, { kilos: 2 }],
  ['one version old', 2, { grams: 2_000 }],
  ['of today', 3, { grams: 2_000, fragile: false }],
  ['one version ahead, with a field more', 4, { grams: 2_000, fragile: false, colour: 'red' }],
])('reads an event that is %s', (_, version, data) => {
  expect(versioned(version, data)).toMatchObject({
    kind: 'event',
    event: { version: 3, data: { grams: 2_000, fragile: false } },
  });
});

test.each([
  ['one version ahead, with a field less', 4, { grams: 2_000 }, /fragile/],
  ['two versions ahead', 5, { grams: 2_000, fragile: false }, /v5 cannot be read by a consumer of v3/],
  ['old and not what its version was', 1, { pounds: 4 }, /kilos/],
])('cannot read an event that is %s', (_, version, data, cause) => {
  const reading = versioned(version, data);
  expect(reading).toMatchObject({ kind: 'unreadable', cause: { message: expect.stringMatching(cause) } });
});
