import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { avroSchema } from './avro/arbitrary-avro.ts';
import { jsonSchemaOf } from './json-schema/arbitrary-json-schema.ts';
import { registryForTest } from './testing/registry-client.ts';

test('what was registered is there after a restart, with its ids', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'registry-'));
  try {
    {
      await using registry = await registryForTest(join(dir, 'made'));
      await registry.post('/subjects/a/versions', { schema: '"string"' });
      await registry.put('/config/a', { compatibility: 'FULL' });
    }
    await using again = await registryForTest(join(dir, 'made'));
    expect((await again.get('/subjects/a/versions/1')).body).toMatchObject({ id: 1, schema: '"string"' });
    expect((await again.get('/config/a')).body).toEqual({ compatibilityLevel: 'FULL' });
    expect((await again.post('/subjects/b/versions', { schema: '"int"' })).body).toEqual({ id: 2, version: 1 });
  } finally {
    await rm(dir, { recursive: true });
  }
});

test('whatever is asked, the answer is never the registry’s own mistake', { timeout: 60_000 }, async () => {
  await using registry = await registryForTest();
  await registry.put('/config', { compatibility: 'FULL_TRANSITIVE' });
  const segment = fc.constantFrom(
    'a',
    'latest',
    '1',
    '0',
    '-1',
    '%2F',
    '%00',
    '%E0%A4%A',
    '..',
    'constructor',
    'x'.repeat(300),
  );
  const path = fc
    .tuple(
      fc.constantFrom('subjects', 'schemas/ids', 'config', 'mode', 'compatibility/subjects'),
      fc.array(segment, { maxLength: 3 }),
    )
    .chain(([room, segments]) =>
      fc.constantFrom(`/${[room, ...segments].join('/')}`, `/${room}/a/versions?deleted=x&limit=9`),
    );
  const schema = fc.oneof(
    avroSchema().map((text) => ({ schema: JSON.stringify(text) })),
    jsonSchemaOf().map((text) => ({ schemaType: 'JSON', schema: JSON.stringify(text) })),
    fc.json().map((text) => ({ schemaType: 'JSON', schema: text })),
    fc.string().map((text) => ({ schemaType: 'PROTOBUF', schema: `syntax = "proto3"; message A { ${text} }` })),
    fc.record({ schema: fc.string(), references: fc.array(fc.object()), id: fc.anything(), version: fc.integer() }),
  );
  const body = fc.oneof(
    schema,
    fc.object(),
    fc.json(),
    fc.string(),
    fc.constant({ compatibility: 'NONE', mode: 'READWRITE' }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH'),
      path,
      body,
      async (method, asked, sent) => {
        const answer = await registry.call(method, asked, method === 'GET' ? undefined : sent);
        expect(answer.status).toBeLessThan(500);
        if (answer.status >= 400) {
          expect(answer.body).toEqual({ error_code: expect.any(Number), message: expect.any(String) });
        }
      },
    ),
    { numRuns: 400 },
  );
  await fc.assert(
    fc.asyncProperty(schema, async (sent) => {
      expect((await registry.post('/subjects/a/versions', sent)).status).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
  expect(registry.unexpected).toEqual([]);
});

test.each([
  ['AVRO', 190, (depth: number) => `${'{"type":"array","items":'.repeat(depth)}"int"${'}'.repeat(depth)}`],
  ['JSON', 190, (depth: number) => `${'{"not":'.repeat(depth)}true${'}'.repeat(depth)}`],
  // protobufjs has a limit of its own.
  ['PROTOBUF', 30, (depth: number) => `syntax = "proto3"; ${'message A { '.repeat(depth)}${'}'.repeat(depth)}`],
])('%s: a schema may be nested, but not without end', async (schemaType, deep, nested) => {
  await using registry = await registryForTest();
  const register = (depth: number) => registry.post('/subjects/a/versions', { schemaType, schema: nested(depth) });
  expect((await register(deep)).status).toBe(200);
  expect([200, 409]).toContain((await register(deep - 1)).status);
  expect(await register(20_000)).toMatchObject({ status: 422, body: { error_code: 42201 } });
  expect(registry.unexpected).toEqual([]);
});
