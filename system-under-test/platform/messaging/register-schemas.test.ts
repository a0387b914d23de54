import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createTestService, type TestService, until } from '../testing/index.ts';
import { defineEvent } from './define-event.ts';
import { registerSchemas } from './register-schemas.ts';

const shipped = defineEvent('parcel.shipped', { topic: 'parcels', data: z.object({ weight: z.int() }) });
const returned = defineEvent('parcel.returned', {
  topic: 'parcels',
  version: 2,
  data: z.object({ why: z.string().default('') }),
});
const atOnce = () => 1;

let service: TestService;
beforeEach(() => {
  service = createTestService('parcels');
});
afterEach(() => service[Symbol.asyncDispose]());

test('asks until the registry has answered, and knows the ids from then on', async () => {
  await using registry = await fakeRegistry([503, 500, 200]);
  const ids = registerSchemas(service, registry.url, [shipped], atOnce);
  expect(ids.of(shipped)).toBeUndefined();
  expect(await until(() => ids.of(shipped.create('p', { weight: 1 }).envelope))).toBe(7);
  expect(registry.asked).toEqual(Array(3).fill('/subjects/parcel.shipped.v1/versions'));
});

test('what is refused is not asked again, and keeps nothing else from being registered', async () => {
  await using registry = await fakeRegistry([409, 200]);
  const ids = registerSchemas(service, registry.url, [shipped, returned], atOnce);
  expect(await until(() => registry.asked.length === 2 && (ids.of(shipped) ?? ids.of(returned)))).toBe(7);
  expect([ids.of(shipped), ids.of(returned)].filter((id) => id === undefined)).toHaveLength(1);
});

test('a registry that is away holds up neither the start nor the end', async () => {
  const ids = registerSchemas(service, 'http://127.0.0.1:9', [shipped], () => 60_000);
  await service.shutdown.run();
  expect(ids.of(shipped)).toBeUndefined();
});

test('without a registry there are no ids', () => {
  expect(registerSchemas(service, undefined, [shipped]).of(shipped)).toBeUndefined();
});

test('describes what is written: the envelope, closed, with fields that have a default always there', async () => {
  await using registry = await fakeRegistry([200]);
  registerSchemas(service, registry.url, [returned], atOnce);
  await until(() => registry.bodies.length === 1);
  const { schemaType, schema } = registry.bodies[0] as { schemaType: string; schema: string };
  expect(schemaType).toBe('JSON');
  expect(JSON.parse(schema)).toMatchObject({
    title: 'parcel.returned v2',
    additionalProperties: false,
    properties: {
      type: { const: 'parcel.returned' },
      version: { const: 2 },
      data: { type: 'object', required: ['why'], additionalProperties: false },
    },
  });
});

/** Answers with these statuses, one after the other. */
async function fakeRegistry(statuses: readonly number[]) {
  const asked: string[] = [];
  const bodies: unknown[] = [];
  const server = createServer(async (request, response) => {
    asked.push(request.url ?? '');
    bodies.push(JSON.parse((await request.toArray()).join('')));
    response.writeHead(statuses[asked.length - 1] ?? 500).end('{"id":7,"error_code":409,"message":"no"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    bodies,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
