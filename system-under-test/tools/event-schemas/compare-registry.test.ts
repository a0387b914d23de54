import { expect, test } from 'vitest';
import { z } from 'zod';
import { defineEvent } from '../../platform/messaging/index.ts';
import { compareWithRegistry } from './compare-registry.ts';
import { schemaName, schemaOfEvent } from './schema-of-event.ts';

const topic = 'parcels';
const shipped = defineEvent('parcel.shipped', { topic, data: z.object({ weight: z.int() }) });
const heavier = z.object({ weight: z.int(), fragile: z.boolean() });
const shippedAgain = defineEvent('parcel.shipped', { topic, version: 2, data: heavier });
const upcasters = { 1: (old: unknown) => ({ ...z.looseObject({}).parse(old), fragile: false }) };
const shippedBetter = defineEvent('parcel.shipped', { topic, version: 2, data: heavier, upcasters });

const registered = new Map([[schemaName(shipped), schemaOfEvent(shipped)]]);
const recorded = new Map([[schemaName(shipped), shipped.create('p-1', { weight: 3 }).envelope]]);
const nothing = new Map();

test('what is registered as it is defined needs nothing', () => {
  expect(compareWithRegistry([shipped], { schemas: registered, recorded: nothing })).toEqual({
    changed: new Map(),
    problems: [],
  });
});

test('a new event is to be registered', () => {
  expect(compareWithRegistry([shipped], { schemas: nothing, recorded: nothing })).toEqual({
    changed: registered,
    problems: [],
  });
});

test('a version may change while old data can still be read, and not otherwise', () => {
  const with_ = (data: z.ZodType) =>
    compareWithRegistry([defineEvent('parcel.shipped', { topic, data })], { schemas: registered, recorded: nothing });
  const optional = with_(heavier.partial({ fragile: true }));
  expect(optional.problems).toEqual([]);
  expect([...optional.changed.keys()]).toEqual(['parcel.shipped.v1']);
  expect(with_(heavier).problems).toEqual(['events/parcel.shipped v1: required field fragile added without default']);
});

test('a new version has to be able to read the previous one', () => {
  expect(compareWithRegistry([shippedAgain], { schemas: registered, recorded }).problems).toEqual([
    'events/parcel.shipped v2: required field fragile added without default',
  ]);
});

test('an upcaster makes it able to, as a recorded event shows', () => {
  expect(compareWithRegistry([shippedBetter], { schemas: registered, recorded }).problems).toEqual([]);
  expect(compareWithRegistry([shippedBetter], { schemas: registered, recorded: nothing }).problems).toEqual([
    'events/parcel.shipped v2: there is no recorded event of v1 to try its upcaster on',
  ]);
  const useless = defineEvent('parcel.shipped', { topic, version: 2, data: heavier, upcasters: { 1: (old) => old } });
  expect(compareWithRegistry([useless], { schemas: registered, recorded }).problems[0]).toMatch(
    /cannot be read.*fragile/s,
  );
});

test('versions are not skipped, withdrawn or forgotten', () => {
  const schemas = new Map([...registered, ['parcel.shipped.v2', {}], ['parcel.lost.v1', {}]]);
  expect(compareWithRegistry([shipped], { schemas, recorded: nothing }).problems).toEqual([
    'events/parcel.shipped.v2: is registered, but parcel.shipped is at v1',
    'events/parcel.lost.v1: is registered, but no such event is defined',
  ]);
  expect(compareWithRegistry([shippedAgain], { schemas: nothing, recorded: nothing }).problems).toEqual([
    'events/parcel.shipped v2: v1 is not registered',
  ]);
});
