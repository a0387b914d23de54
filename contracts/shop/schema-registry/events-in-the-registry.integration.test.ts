import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { eventsToldBy, orderConfirmed, topicMap } from '../../../system-under-test/events/index.ts';
import {
  defineEvent,
  type EventDefinition,
  registerSchemas,
} from '../../../system-under-test/platform/messaging/index.ts';
import { createTestService, type TestService, until } from '../../../system-under-test/platform/testing/index.ts';
import { type SchemaRegistry, startSchemaRegistry } from '../../schema-registry/index.ts';

let registry: SchemaRegistry;
let service: TestService;

beforeEach(async () => {
  registry = await startSchemaRegistry({ port: 0 });
  service = createTestService('order');
});
afterEach(async () => {
  await service[Symbol.asyncDispose]();
  await registry[Symbol.asyncDispose]();
});

const told = Object.values(topicMap).flatMap(({ publishedBy }) => eventsToldBy(publishedBy));

const get = async (path: string): Promise<unknown> => (await fetch(registry.url + path)).json();

async function registered(event: EventDefinition): Promise<number> {
  const ids = registerSchemas(service, registry.url, [event]);
  return until(() => ids.of(event));
}

test('every event that the shop tells is registered, each version under a subject of its own', async () => {
  const ids = registerSchemas(service, registry.url, told);
  await until(() => told.every((event) => ids.of(event) !== undefined));
  expect(await get('/subjects')).toEqual(told.map(({ type, version }) => `${type}.v${version}`).toSorted());
});

test('what is published fits the schema that its id leads to', async () => {
  const id = await registered(orderConfirmed);
  const { schema } = (await get(`/schemas/ids/${id}`)) as { schema: string };
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(schema));
  const { envelope } = orderConfirmed.create('o-1', {
    orderId: '7d3ee38b-3c5b-4f4e-8d59-53d0d0c2f2a1',
    customer: { id: 'c-1', name: 'Ada', email: 'ada@example.test' },
    lines: [{ productId: 'p-1', name: 'Tea', quantity: 1, price: 500 }],
    discount: 0,
    total: 500,
    currency: 'EUR',
  });
  const written: unknown = JSON.parse(JSON.stringify(envelope));
  expect(validate(written), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...(written as object), version: 1 })).toBe(false);
});

const parcel = (data: z.core.$ZodLooseShape) =>
  defineEvent('parcel.shipped', { topic: 'parcels', data: z.object(data) });
const shipped = parcel({ weight: z.int() });

test('an optional field may come, and the event stays what it is', async () => {
  await registered(shipped);
  expect(await registered(parcel({ weight: z.int(), colour: z.string().optional() }))).toBe(2);
});

test.each([
  ['changes its type', parcel({ weight: z.string() }), 'TYPE_CHANGED'],
  ['goes', parcel({}), 'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL'],
  [
    'is wanted that nobody wrote',
    parcel({ weight: z.int(), colour: z.string() }),
    'REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL',
  ],
])(
  'a field that %s is refused without a new version of the event, and the log says why',
  async (_, changed, reason) => {
    await registered(shipped);
    const said: unknown[] = [];
    const log = Object.assign(Object.create(service.log), { error: (facts: unknown) => said.push(facts) });
    const ids = registerSchemas({ ...service, log }, registry.url, [changed]);
    await until(() => said.length > 0);
    expect(said).toEqual([{ subject: 'parcel.shipped.v1', reason: expect.stringContaining(reason) }]);
    expect(ids.of(changed)).toBeUndefined();
    expect(await get('/subjects/parcel.shipped.v1/versions')).toEqual([1]);
  },
);

test('a new version of the event may be anything', async () => {
  await registered(shipped);
  const next = defineEvent('parcel.shipped', {
    topic: 'parcels',
    version: 2,
    data: z.object({ grams: z.int() }),
    upcasters: { 1: (old) => old },
  });
  expect(await registered(next)).toBe(2);
});
