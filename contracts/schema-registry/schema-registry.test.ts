import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { registryForTest } from './testing/registry-client.ts';

let registry: Awaited<ReturnType<typeof registryForTest>>;
beforeEach(async () => {
  registry = await registryForTest();
});
afterEach(async () => {
  expect(registry.unexpected).toEqual([]);
  await registry[Symbol.asyncDispose]();
});

const avro = (...fields: object[]) => ({
  schema: JSON.stringify({ type: 'record', name: 'Order', fields: [{ name: 'id', type: 'string' }, ...fields] }),
});
const json = (schema: object) => ({ schemaType: 'JSON', schema: JSON.stringify(schema) });
const plain = { name: 'a', type: 'int' };
const defaulted = { ...plain, default: 0 };
const register = (subject: string, body: object) => registry.post(`/subjects/${subject}/versions`, body);
const refused = (status: number, error_code: number, message: unknown = expect.any(String)) => ({
  status,
  type: 'application/vnd.schemaregistry.v1+json',
  body: { error_code, message },
});
const answered = (body: unknown) => ({ status: 200, type: 'application/vnd.schemaregistry.v1+json', body });

describe('subjects and ids', () => {
  test('one schema has one id under all subjects, and versions of its own under each', async () => {
    expect((await register('a', avro())).body).toEqual({ id: 1, version: 1 });
    expect((await register('b', avro(defaulted))).body).toEqual({ id: 2, version: 1 });
    expect((await register('b', avro())).body).toEqual({ id: 1, version: 2 });
    expect((await register('b', avro())).body).toEqual({ id: 1, version: 2 });
    expect(await registry.get('/subjects')).toEqual(answered(['a', 'b']));
    expect(await registry.get('/subjects/b/versions')).toEqual(answered([1, 2]));
    expect(await registry.get('/schemas/ids/1/subjects')).toEqual(answered(['a', 'b']));
    expect(await registry.get('/schemas/ids/1/versions')).toEqual(
      answered([
        { subject: 'a', version: 1 },
        { subject: 'b', version: 2 },
      ]),
    );
  });

  test('layout makes no other schema, documentation does, and so does another kind', async () => {
    await register('a', avro());
    const spaced = { schema: JSON.stringify(JSON.parse(avro().schema), null, 4) };
    expect((await register('b', spaced)).body).toMatchObject({ id: 1 });
    const told = { schema: avro().schema.replace('"name":"Order"', '"name":"Order","doc":"told"') };
    expect((await register('c', told)).body).toMatchObject({ id: 2 });
    expect((await register('d', { schemaType: 'JSON', schema: '"string"' })).status).toBe(422);
    expect((await register('e', json({ type: 'string' }))).body).toMatchObject({ id: 3 });
  });

  test('keys of a JSON Schema in another order make another schema, unless it is normalized', async () => {
    const [one, other] = [json({ type: 'string', title: 'A' }), json({ title: 'A', type: 'string' })];
    await register('a', one);
    expect((await register('b', other)).body).toMatchObject({ id: 2 });
    const normalized = await registry.post('/subjects/c/versions?normalize=true', one);
    expect(await registry.post('/subjects/d/versions?normalize=true', other)).toMatchObject({
      body: { id: (normalized.body as { id: number }).id },
    });
    await registry.put('/config/e', { normalize: true });
    expect((await register('e', one)).body).toEqual(expect.objectContaining({ id: 2 }));
  });

  test('a version is told with its id and kind, by number and as the latest', async () => {
    await register('a', avro());
    await register('a', avro(defaulted));
    const told = await registry.get('/subjects/a/versions/latest');
    expect(told).toEqual(answered({ subject: 'a', version: 2, id: 2, schema: avro(defaulted).schema }));
    expect(await registry.get('/subjects/a/versions/2')).toEqual(told);
    expect((await registry.get('/subjects/a/versions/1/schema')).body).toEqual(JSON.parse(avro().schema));
    expect((await registry.get('/schemas/ids/2/schema')).body).toEqual(JSON.parse(avro(defaulted).schema));
    expect(await registry.get('/schemas/ids/2')).toEqual(answered({ schema: avro(defaulted).schema }));
    await register('j', json({ type: 'string' }));
    expect((await registry.get('/schemas/ids/3')).body).toEqual({ schemaType: 'JSON', schema: '{"type":"string"}' });
    expect(await registry.get('/schemas/types')).toEqual(answered(['JSON', 'PROTOBUF', 'AVRO']));
  });

  test('names of subjects may hold anything that a path can', async () => {
    const name = 'orders/v1:value ü';
    await register(encodeURIComponent(name), avro());
    expect((await registry.get('/subjects')).body).toEqual([name]);
    expect((await registry.get(`/subjects/${encodeURIComponent(name)}/versions/1`)).status).toBe(200);
  });

  test('a list is told in pages, and by how names begin', async () => {
    for (const subject of ['orders-key', 'orders-value', 'stock-value']) await register(subject, avro());
    expect((await registry.get('/subjects?subjectPrefix=orders')).body).toEqual(['orders-key', 'orders-value']);
    expect((await registry.get('/subjects?offset=1&limit=1')).body).toEqual(['orders-value']);
    expect((await registry.get('/subjects?subjectPrefix=:*:')).body).toHaveLength(3);
    expect(await registry.get('/subjects?limit=x')).toEqual(refused(422, 422, '"x" is not a whole number'));
  });

  test('a schema is looked up under a subject', async () => {
    await register('a', avro());
    expect((await registry.post('/subjects/a', avro())).body).toMatchObject({ subject: 'a', version: 1, id: 1 });
    expect(await registry.post('/subjects/a', avro(plain))).toEqual(refused(404, 40403, 'Schema not found'));
    expect(await registry.post('/subjects/b', avro())).toEqual(refused(404, 40401, "Subject 'b' not found."));
  });
});

describe('what is not there', () => {
  test.each([
    ['/subjects/none/versions', 404, 40401, "Subject 'none' not found."],
    ['/subjects/none/versions/1', 404, 40401, "Subject 'none' not found."],
    ['/subjects/a/versions/9', 404, 40402, 'Version 9 not found.'],
    ['/subjects/a/versions/0', 422, 42202, /The specified version '0' is not a valid version id/],
    ['/subjects/a/versions/first', 422, 42202, /'first'/],
    ['/subjects/a/versions/2147483648', 422, 42202, /2147483648/],
    ['/schemas/ids/9', 404, 40403, 'Schema 9 not found'],
    ['/schemas/ids/x', 404, 40403, 'Schema not found'],
    ['/config/a', 404, 40408, "Subject 'a' does not have subject-level compatibility configured"],
    ['/mode/a', 404, 40409, "Subject 'a' does not have subject-level mode configured"],
    ['/nowhere', 404, 404, /not found/],
  ])('%s: %i %i', async (path, status, code, message) => {
    await register('a', avro());
    const expected = typeof message === 'string' ? message : expect.stringMatching(message);
    expect(await registry.get(path)).toEqual(refused(status, code, expected));
  });
});

describe('what is no schema, or no request', () => {
  test.each([
    ['no JSON', '{', 400, 400, /not JSON/],
    ['nothing at all', undefined, 422, 422, /the body: /],
    ['no text', { schema: 5 }, 422, 422, /^schema: .*expected string/],
    ['an empty schema', { schema: ' ' }, 422, 42201, /Empty schema/],
    ['an unknown kind', { schema: '{}', schemaType: 'XML' }, 422, 42201, /Invalid schema type XML/],
    ['a kind that every object has', { schema: '{}', schemaType: 'constructor' }, 422, 42201, /constructor/],
    ['no Avro', { schema: '{"type":"record"}' }, 422, 42201, /not an Avro schema: /],
    ['no JSON Schema', json({ type: 'text' }), 422, 42201, /not a JSON Schema: /],
    ['a JSON Schema that leads nowhere', json({ $ref: '#/nowhere' }), 422, 42201, /can't resolve reference/],
    ['no Protobuf', { schema: 'message {', schemaType: 'PROTOBUF' }, 422, 42201, /not a Protobuf schema: /],
    ['a broken reference', { ...avro(), references: [{ name: 'x' }] }, 422, 422, /^references\.0\.subject: /],
    ['rules', { ...avro(), ruleSet: { domainRules: [] } }, 422, 422, /^ruleSet: is not kept by this registry/],
    ['an id outside of an import', { ...avro(), id: 7 }, 422, 42205, /not in import mode/],
    ['a version that is not the next', { ...avro(), version: 7 }, 422, 42201, /not one more than previous/],
  ])('%s', async (_, body, status, code, message) => {
    const answer = await registry.post('/subjects/a/versions', body);
    expect(answer).toEqual(refused(status, code, expect.stringMatching(message)));
    expect((await registry.get('/subjects')).body).toEqual([]);
  });

  test('a schema beyond a megabyte', async () => {
    const answer = await register('a', { schema: JSON.stringify({ type: 'string', doc: 'x'.repeat(1024 * 1024) }) });
    expect(answer).toEqual(refused(413, 413, expect.stringContaining('the limit is 1048576')));
  });

  test('null says nothing, as clients mean it', async () => {
    const body = { ...avro(), references: null, metadata: null, ruleSet: null, schemaType: null, id: -1, version: 0 };
    expect((await register('a', body)).body).toEqual({ id: 1, version: 1 });
  });
});

describe('compatibility', () => {
  test('an incompatible schema is refused, with what breaks, where, and against which version', async () => {
    await register('a', avro());
    const answer = await register('a', avro(plain));
    expect(answer).toEqual(
      refused(
        409,
        40901,
        `Schema being registered is incompatible with an earlier schema for subject "a", details: [` +
          `{errorType:'READER_FIELD_MISSING_DEFAULT_VALUE', description:'the field "a" of Order in the new schema has no ` +
          `default value and is missing in version 1', additionalInfo:'/fields/1'}, {oldSchemaVersion: 1}, ` +
          `{oldSchema: '${avro().schema}'}, {compatibility: 'BACKWARD'}]`,
      ),
    );
    expect((await registry.get('/subjects/a/versions')).body).toEqual([1]);
  });

  test('asking registers nothing; who asks for reasons is told them', async () => {
    await register('a', avro());
    const path = '/compatibility/subjects/a/versions';
    expect(await registry.post(path, avro(defaulted))).toEqual(answered({ is_compatible: true }));
    expect(await registry.post(`${path}/latest`, avro(plain))).toEqual(answered({ is_compatible: false }));
    expect(await registry.post(`${path}/1?verbose=true`, avro(defaulted))).toEqual(
      answered({ is_compatible: true, messages: [] }),
    );
    expect((await registry.post(`${path}/latest?verbose=true`, avro(plain))).body).toEqual({
      is_compatible: false,
      messages: expect.arrayContaining([expect.stringContaining('READER_FIELD_MISSING_DEFAULT_VALUE')]),
    });
    expect((await registry.post(`${path}?verbose=true`, { schema: '{' })).body).toMatchObject({
      is_compatible: false,
      messages: [expect.stringContaining('not an Avro schema')],
    });
    expect(await registry.post(path, { schema: '{' })).toEqual(refused(422, 42201));
    expect(await registry.post(`${path}/9`, avro())).toEqual(refused(404, 40402));
    expect((await registry.post('/compatibility/subjects/new/versions/latest', avro())).body).toEqual({
      is_compatible: true,
    });
    expect((await registry.get('/subjects/a/versions')).body).toEqual([1]);
  });

  test('the level is that of the subject, else that of all, else BACKWARD', async () => {
    expect(await registry.get('/config')).toEqual(answered({ compatibilityLevel: 'BACKWARD' }));
    await register('a', avro());
    expect(await registry.put('/config', { compatibility: 'none' })).toEqual(answered({ compatibility: 'NONE' }));
    expect((await register('a', avro(plain))).status).toBe(200);
    await registry.put('/config/a', { compatibility: 'FULL' });
    expect((await registry.get('/config/a')).body).toEqual({ compatibilityLevel: 'FULL' });
    expect((await register('a', avro(plain, { name: 'b', type: 'int' }))).status).toBe(409);
    expect((await registry.get('/config/b?defaultToGlobal=true')).body).toEqual({ compatibilityLevel: 'NONE' });
    expect(await registry.delete('/config/a')).toEqual(answered({ compatibilityLevel: 'FULL' }));
    expect(await registry.delete('/config/a')).toEqual(refused(404, 40401));
    expect((await registry.delete('/config')).body).toEqual({ compatibilityLevel: 'NONE' });
    expect((await registry.get('/config')).body).toEqual({ compatibilityLevel: 'BACKWARD' });
  });

  test('a level that nobody knows, and settings that this registry does not keep, are refused', async () => {
    expect(await registry.put('/config', { compatibility: 'SIDEWAYS' })).toEqual(refused(422, 42203));
    expect(await registry.put('/config/a', { alias: 'b' })).toEqual(
      refused(422, 422, 'alias: is not kept by this registry'),
    );
    expect((await registry.put('/config/a', { compatibility: 'FULL', alias: null })).status).toBe(200);
  });

  test('a transitive level asks every version', async () => {
    await register('a', avro());
    await register('a', avro(defaulted));
    await registry.put('/config/a', { compatibility: 'BACKWARD_TRANSITIVE' });
    const answer = await register('a', avro(plain));
    expect(answer.status).toBe(409);
    expect((answer.body as { message: string }).message).toContain('missing in version 1');
  });
});

describe('deleting', () => {
  test('softly: the version is no longer told, its id still decodes, and its number is not given out again', async () => {
    await register('a', avro());
    await register('a', avro(defaulted));
    expect(await registry.delete('/subjects/a/versions/latest')).toEqual(answered(2));
    expect(await registry.get('/subjects/a/versions/2')).toEqual(refused(404, 40402));
    expect((await registry.get('/subjects/a/versions/2?deleted=true')).body).toMatchObject({
      version: 2,
      deleted: true,
    });
    expect((await registry.get('/schemas/ids/2')).status).toBe(200);
    expect((await registry.get('/subjects/a/versions?deletedOnly=true')).body).toEqual([2]);
    expect(await registry.delete('/subjects/a/versions/2')).toEqual(refused(404, 40406));
    expect((await register('a', avro(defaulted))).body).toEqual({ id: 2, version: 3 });
    expect((await registry.get('/subjects/a/versions?deleted=true')).body).toEqual([1, 3]);
  });

  test('for good: only what was deleted softly, and then the id is gone', async () => {
    await register('a', avro());
    expect(await registry.delete('/subjects/a/versions/1?permanent=true')).toEqual(refused(404, 40407));
    await registry.delete('/subjects/a/versions/1');
    expect(await registry.delete('/subjects/a/versions/1?permanent=true')).toEqual(answered(1));
    expect(await registry.get('/schemas/ids/1')).toEqual(refused(404, 40403));
    expect((await register('a', avro())).body).toEqual({ id: 2, version: 1 });
  });

  test('a whole subject, in the same two steps; its level goes with it', async () => {
    await register('a', avro());
    await register('a', avro(defaulted));
    await registry.put('/config/a', { compatibility: 'FULL' });
    expect(await registry.delete('/subjects/a?permanent=true')).toEqual(refused(404, 40405));
    expect(await registry.delete('/subjects/a')).toEqual(answered([1, 2]));
    expect((await registry.get('/subjects')).body).toEqual([]);
    expect((await registry.get('/subjects?deleted=true')).body).toEqual(['a']);
    expect((await registry.get('/subjects?deletedOnly=true')).body).toEqual(['a']);
    expect(await registry.delete('/subjects/a')).toEqual(refused(404, 40404));
    expect(await registry.delete('/subjects/a?permanent=true')).toEqual(answered([1, 2]));
    expect(await registry.delete('/subjects/a')).toEqual(refused(404, 40401));
    expect(await registry.get('/config/a')).toEqual(refused(404, 40408));
  });

  test('a deleted version no longer stands in the way of an incompatible one', async () => {
    await register('a', avro());
    expect((await register('a', avro(plain))).status).toBe(409);
    await registry.delete('/subjects/a/versions/1');
    expect((await register('a', avro(plain))).body).toEqual({ id: 2, version: 2 });
  });
});

describe('references', () => {
  const line = { schema: '{"type":"record","name":"Line","fields":[{"name":"sku","type":"string"}]}' };
  const order = (version: number) => ({
    schema: '{"type":"record","name":"Order","fields":[{"name":"line","type":"Line"}]}',
    references: [{ name: 'Line', subject: 'line', version }],
  });

  test('lead to other subjects, are told, and keep what they mean from being deleted', async () => {
    await register('line', line);
    await register('order', order(1));
    expect((await registry.get('/subjects/order/versions/1')).body).toMatchObject(order(1));
    expect(await registry.get('/subjects/line/versions/1/referencedby')).toEqual(answered([2]));
    expect(await registry.delete('/subjects/line/versions/1')).toEqual(refused(422, 42206));
    expect(await registry.delete('/subjects/line')).toEqual(refused(422, 42206));
    await registry.delete('/subjects/order');
    expect((await registry.delete('/subjects/line')).body).toEqual([1]);
    expect(await registry.delete('/subjects/line?permanent=true')).toEqual(refused(422, 42206));
  });

  test('that lead nowhere, or to another kind, are refused', async () => {
    expect(await register('order', order(1))).toEqual(
      refused(422, 42201, 'No schema reference found for subject "line" and version 1'),
    );
    await register('line', json({ type: 'string' }));
    expect(await register('order', order(1))).toEqual(refused(422, 42201, expect.stringContaining('AVRO to JSON')));
  });

  test('what a reference means counts: the same text with another reference is another schema, and is compared', async () => {
    await registry.put('/config/line', { compatibility: 'NONE' });
    await register('line', line);
    await register('line', { schema: line.schema.replace('"type":"string"', '"type":"int"') });
    await register('order', order(1));
    const answer = await register('order', order(2));
    expect(answer.status).toBe(409);
    expect((answer.body as { message: string }).message).toContain(
      'the new schema reads int where version 1 writes string',
    );
  });

  test('of JSON Schema are file names, of Protobuf imports', async () => {
    await register('line-json', json({ type: 'object', properties: { sku: { type: 'string' } } }));
    const references = [{ name: 'line.json', subject: 'line-json', version: 1 }];
    const byName = {
      ...json({ $id: 'https://shop.example/order.json', $ref: 'line.json#/properties/sku' }),
      references,
    };
    expect((await register('order-json', byName)).status).toBe(200);
    expect((await register('order-json', json({ type: 'string' }))).status).toBe(200);
    expect((await register('order-json', json({ type: 'integer' }))).status).toBe(409);

    const proto = (schema: string, more: object = {}) => ({
      schemaType: 'PROTOBUF',
      schema: `syntax="proto3";${schema}`,
      ...more,
    });
    await register('line-proto', proto('package shop; message Line { string sku = 1; }'));
    const imported = proto('package shop; import "line.proto"; message Order { Line line = 1; }', {
      references: [{ name: 'line.proto', subject: 'line-proto', version: 1 }],
    });
    expect((await register('order-proto', imported)).status).toBe(200);
  });
});

describe('modes', () => {
  test('READONLY: nothing changes, and what is there is still told', async () => {
    await register('a', avro());
    expect(await registry.put('/mode', { mode: 'READONLY' })).toEqual(answered({ mode: 'READONLY' }));
    const readOnly = refused(422, 42205, expect.stringContaining('read-only mode'));
    expect(await register('a', avro(defaulted))).toEqual(readOnly);
    expect(await registry.delete('/subjects/a')).toEqual(readOnly);
    expect(await registry.delete('/subjects/a/versions/1')).toEqual(readOnly);
    expect(await registry.put('/config/a', { compatibility: 'NONE' })).toEqual(readOnly);
    expect((await register('a', avro())).body).toEqual({ id: 1, version: 1 });
  });

  test('a subject has its own, unless that of all overrides', async () => {
    await registry.put('/mode', { mode: 'readonly' });
    await registry.put('/mode/a', { mode: 'READWRITE' });
    expect((await register('a', avro())).status).toBe(200);
    expect((await registry.get('/mode/b?defaultToGlobal=true')).body).toEqual({ mode: 'READONLY' });
    await registry.put('/mode', { mode: 'READONLY_OVERRIDE' });
    expect((await register('a', avro(defaulted))).status).toBe(422);
    expect((await registry.delete('/mode/a')).body).toEqual({ mode: 'READWRITE' });
    expect(await registry.delete('/mode/a')).toEqual(refused(404, 40401));
    expect((await registry.delete('/mode')).body).toEqual({ mode: 'READONLY_OVERRIDE' });
    expect((await registry.get('/mode')).body).toEqual({ mode: 'READWRITE' });
    expect(await registry.put('/mode', { mode: 'SOMETIMES' })).toEqual(refused(422, 42204));
  });

  test('IMPORT: schemas keep the ids and versions that they had, and nobody asks whether they fit', async () => {
    expect((await registry.put('/mode/a', { mode: 'IMPORT' })).status).toBe(200);
    expect((await register('a', { ...avro(), id: 100, version: 3 })).body).toEqual({ id: 100, version: 3 });
    expect((await register('a', { ...avro(plain), id: 105, version: 4 })).body).toEqual({ id: 105, version: 4 });
    expect(await register('a', { ...avro(defaulted), id: 100 })).toEqual(refused(422, 42207));
    expect(await register('a', avro(defaulted))).toEqual(refused(422, 42205));
    expect((await register('b', avro(defaulted))).body).toEqual({ id: 106, version: 1 });
    expect(await registry.put('/mode/b', { mode: 'IMPORT' })).toEqual(refused(422, 42205));
    expect((await registry.put('/mode/b?force=true', { mode: 'IMPORT' })).status).toBe(200);
  });
});
