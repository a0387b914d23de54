import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../json.ts';
import { openapiChanges } from './index.ts';

const names = ['a', 'b', 'c'] as const;
const optional = (arbitraries: Record<string, fc.Arbitrary<unknown>>) => fc.record(arbitraries, { requiredKeys: [] });
const small = fc.integer({ min: 0, max: 3 });

const { schema: schemas } = fc.letrec<{ schema: Json }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 2 },
    optional({ type: fc.constantFrom('string', ['string', 'null']), minLength: small, maxLength: small }),
    optional({
      type: fc.constantFrom('integer', 'number', 'boolean'),
      minimum: small,
      exclusiveMaximum: small,
      multipleOf: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({ enum: fc.uniqueArray(fc.constantFrom('x', 'y', 1, null), { minLength: 1 }) }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(fc.constantFrom(...names), tie('schema'), { maxKeys: 3 }),
      required: fc.uniqueArray(fc.constantFrom(...names)),
      additionalProperties: fc.boolean(),
    }),
  ) as fc.Arbitrary<Json>,
}));
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc.constantFrom('', 'x', 'y', 'long', null, true, 0, 1, 2, 3, 1.5),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 3 }),
  ),
})).value;

const ajv = new Ajv2020({ strict: false });
const documentOf = (schema: Json) => {
  const content = { 'application/json': { schema } };
  return { openapi: '3.1.0', paths: { '/a': { post: { requestBody: { content }, responses: { 200: { content } } } } } };
};

test('what is refused that was taken, or comes that never came, is told', () => {
  const pairs = fc.oneof(
    fc.tuple(schemas, schemas),
    // Two that share a root: most changes are small.
    fc.tuple(schemas, schemas, schemas).map(([shared, one, other]): [Json, Json] => [
      { type: 'object', properties: { a: shared, b: one } },
      { type: 'object', properties: { a: shared, b: other } },
    ]),
  );
  fc.assert(
    fc.property(pairs, fc.array(values, { minLength: 5, maxLength: 20 }), ([before, after], samples) => {
      const changes = openapiChanges(documentOf(before), documentOf(after));
      const told = (place: string) =>
        // A member that is new may refuse what nobody knew a meaning of; one that may come, comes beside what a client knows.
        changes.some(
          ({ class: of, at, sentence }) =>
            at.startsWith(place) && (of !== 'harmless' || /new|may hold other/.test(sentence)),
        );
      const [old, next] = [ajv.compile(before), ajv.compile(after)];
      for (const sample of samples) {
        if (old(sample) && !next(sample)) expect([sample, told('request')]).toEqual([sample, true]);
        if (!old(sample) && next(sample)) expect([sample, told('response')]).toEqual([sample, true]);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('a document is as itself', () => {
  fc.assert(
    fc.property(schemas, (schema) => {
      expect(openapiChanges(documentOf(schema), documentOf(structuredClone(schema)))).toEqual([]);
    }),
    { numRuns: 150 },
  );
}, 60_000);
