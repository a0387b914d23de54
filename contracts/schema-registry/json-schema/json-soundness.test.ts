import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonSchemaPair, jsonValue } from './arbitrary-json-schema.ts';
import { jsonSchema } from './index.ts';

test('whatever an old schema lets through, a new one that may follow it lets through too', { timeout: 60_000 }, () => {
  const seen = { pairs: 0, values: 0 };
  fc.assert(
    fc.property(jsonSchemaPair, fc.array(jsonValue, { minLength: 30, maxLength: 30 }), ([writer, reader], values) => {
      if (jsonSchema.incompatibilities(source(reader), source(writer), 'reader').length > 0) return;
      const [written, readable] = [validatorOf(writer), validatorOf(reader)];
      const accepted = values.filter((value) => written(value));
      seen.pairs++;
      seen.values += accepted.length;
      expect(accepted.filter((value) => !readable(value))).toEqual([]);
    }),
    { numRuns: 300 },
  );
  // Not by letting nothing pass, nor by looking at schemas that nothing fits.
  expect(seen.pairs).toBeGreaterThan(60);
  expect(seen.values).toBeGreaterThan(150);
});

test('every schema may follow itself', () => {
  fc.assert(
    fc.property(jsonSchemaPair, ([schema]) => {
      expect(jsonSchema.incompatibilities(source(schema), source(schema), 'reader')).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

const dialect = 'https://json-schema.org/draft/2020-12/schema';

const source = (schema: unknown) => ({
  text: JSON.stringify(typeof schema === 'object' ? { $schema: dialect, ...schema } : schema),
  references: [],
});

const ajv = new Ajv2020({ strict: false });
const validatorOf = (schema: unknown) => ajv.compile(schema as object);
