import { COMPATIBILITY, SchemaRegistry, SchemaType } from '@kafkajs/confluent-schema-registry';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SchemaRegistry as OurRegistry, startSchemaRegistry } from './index.ts';

let registry: OurRegistry;
let client: SchemaRegistry;

beforeEach(async () => {
  registry = await startSchemaRegistry({ port: 0 });
  client = clientOf(registry);
});
afterEach(() => registry[Symbol.asyncDispose]());

const clientOf = ({ url }: OurRegistry) => new SchemaRegistry({ host: url, retry: { retries: 0 } });

const paidSchema = {
  type: 'record' as const,
  name: 'Paid',
  namespace: 'shop',
  fields: [
    { name: 'order', type: 'string' as const },
    { name: 'cents', type: 'long' as const },
  ],
};

test('Avro: registers, finds its id again, and another client decodes what the first encoded', async () => {
  const { id } = await client.register({ type: SchemaType.AVRO, schema: JSON.stringify(paidSchema) });
  expect(await client.getLatestSchemaId('shop.Paid')).toBe(id);
  expect(
    await client.getRegistryIdBySchema('shop.Paid', { type: SchemaType.AVRO, schema: JSON.stringify(paidSchema) }),
  ).toBe(id);
  expect(await client.getRegistryId('shop.Paid', 1)).toBe(id);

  const encoded = await client.encode(id, { order: 'o-1', cents: 1299 });
  expect(encoded.readInt32BE(1)).toBe(id);
  expect(await clientOf(registry).decode(encoded)).toEqual({ order: 'o-1', cents: 1299 });
});

test('Avro: data of an old version is read with a new one that the registry let in', async () => {
  const { id } = await client.register(paidSchema);
  const encoded = await client.encode(id, { order: 'o-1', cents: 5 });
  const wider = {
    ...paidSchema,
    fields: [...paidSchema.fields, { name: 'currency', type: 'string' as const, default: 'EUR' }],
  };
  const { id: next } = await client.register(wider);
  expect(next).not.toBe(id);
  const read = await client.decode(encoded, { [SchemaType.AVRO]: { readerSchema: wider } });
  expect(read).toEqual({ order: 'o-1', cents: 5, currency: 'EUR' });
});

test('Avro: a schema that needs a field which old data lacks is refused, with the reason', async () => {
  await client.register(paidSchema);
  const narrower = { ...paidSchema, fields: [...paidSchema.fields, { name: 'currency', type: 'string' as const }] };
  await expect(client.register(narrower)).rejects.toThrow(
    /incompatible with an earlier schema for subject "shop\.Paid".*"currency" of Paid in the new schema has no default value/s,
  );
  expect(await client.getLatestSchemaId('shop.Paid')).toBe(1);
});

test('JSON Schema: encodes what fits the schema, and refuses what does not', async () => {
  const schema = {
    $id: 'https://shop.example/paid.json',
    type: 'object',
    properties: { order: { type: 'string' }, cents: { type: 'integer' } },
    required: ['order', 'cents'],
    additionalProperties: false,
  };
  const { id } = await client.register(
    { type: SchemaType.JSON, schema: JSON.stringify(schema) },
    { subject: 'paid-value' },
  );
  const encoded = await client.encode(id, { order: 'o-1', cents: 5 });
  expect(await clientOf(registry).decode(encoded)).toEqual({ order: 'o-1', cents: 5 });
  await expect(client.encode(id, { order: 'o-1' })).rejects.toThrow();

  const narrower = { ...schema, properties: { ...schema.properties, cents: { type: 'string' } } };
  await expect(
    client.register({ type: SchemaType.JSON, schema: JSON.stringify(narrower) }, { subject: 'paid-value' }),
  ).rejects.toThrow(/TYPE_CHANGED.*takes string where version 1 has integer/s);
});

test('Protobuf: encodes and decodes, and refuses another type for a number', async () => {
  const proto = (type: string) => `
    syntax = "proto3";
    package shop;
    message Paid { string order = 1; ${type} cents = 2; }`;
  const { id } = await client.register(
    { type: SchemaType.PROTOBUF, schema: proto('int64') },
    { subject: 'paid-value' },
  );
  const encoded = await client.encode(id, { order: 'o-1', cents: 5 });
  const decoded = await clientOf(registry).decode(encoded);
  expect(JSON.parse(JSON.stringify(decoded))).toMatchObject({ order: 'o-1' });

  await expect(
    client.register({ type: SchemaType.PROTOBUF, schema: proto('string') }, { subject: 'paid-value' }),
  ).rejects.toThrow(/FIELD_SCALAR_KIND_CHANGED/);
});

test('a schema with references is registered, fetched and decoded', async () => {
  const customer = { type: 'record', name: 'Customer', namespace: 'shop', fields: [{ name: 'mail', type: 'string' }] };
  const order = { type: 'record', name: 'Order', namespace: 'shop', fields: [{ name: 'by', type: 'shop.Customer' }] };
  await client.register({ type: SchemaType.AVRO, schema: JSON.stringify(customer) }, { subject: 'customer' });
  const { id } = await client.register(
    {
      type: SchemaType.AVRO,
      schema: JSON.stringify(order),
      references: [{ name: 'shop.Customer', subject: 'customer', version: 1 }],
    },
    { subject: 'order' },
  );
  const encoded = await client.encode(id, { by: { mail: 'a@example.com' } });
  expect(await clientOf(registry).decode(encoded)).toEqual({ by: { mail: 'a@example.com' } });
});

test('the level that a client asks for at its first registration is kept, and another one is an error of the client', async () => {
  await client.register(paidSchema, { compatibility: COMPATIBILITY.FULL });
  const level = await (await fetch(`${registry.url}/config/shop.Paid`)).json();
  expect(level).toEqual({ compatibilityLevel: 'FULL' });
  await expect(client.register(paidSchema, { compatibility: COMPATIBILITY.BACKWARD })).rejects.toThrow(
    /Compatibility does not match/,
  );
});
