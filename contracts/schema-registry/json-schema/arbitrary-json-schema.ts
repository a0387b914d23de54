import fc from 'fast-check';

type Schema = unknown;
type Keywords = Readonly<Record<string, unknown>>;

const names = ['a', 'b', 'x-c'];

/** Small schemas over small values, so that two of them often have something to do with each other. */
export const jsonSchemaOf = (depth = 2): fc.Arbitrary<Schema> =>
  depth <= 0
    ? fc.oneof(scalar, fc.boolean())
    : fc.oneof(
        { weight: 3, arbitrary: scalar },
        { weight: 5, arbitrary: objectOf(depth) },
        { weight: 3, arbitrary: arrayOf(depth) },
        { weight: 2, arbitrary: combined(depth) },
        { weight: 1, arbitrary: jsonSchemaOf(depth - 1).map((not) => ({ not })) },
        { weight: 1, arbitrary: fc.boolean() },
      );

/** The same with a keyword more, less or changed at some place. */
function variationOf(schema: Schema, depth = 2): fc.Arbitrary<Schema> {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return jsonSchemaOf(depth);
  const keywords = schema as Keywords;
  const dropped = fc
    .subarray(Object.keys(keywords), { minLength: Math.max(0, Object.keys(keywords).length - 1) })
    .map((kept) => Object.fromEntries(kept.map((keyword) => [keyword, keywords[keyword]])));
  const enriched = jsonSchemaOf(depth)
    .filter((other) => typeof other === 'object')
    .map((other) => ({ ...keywords, ...(other as Keywords), ...('type' in keywords && { type: keywords.type }) }))
    .filter((all) => !('prefixItems' in all && 'contains' in all));
  const inside = fc
    .tuple(...Object.entries(keywords).map(([keyword, value]) => variationOfKeyword(keyword, value, depth)))
    .map((entries) => Object.fromEntries(entries));
  return fc.oneof({ weight: 4, arbitrary: inside }, dropped, enriched, fc.constant(schema), jsonSchemaOf(depth));
}

function variationOfKeyword(keyword: string, value: unknown, depth: number): fc.Arbitrary<readonly [string, unknown]> {
  const keep = fc.constant(value);
  return varied(keyword, value, depth, keep).map((varying) => [keyword, varying] as const);
}

function varied(keyword: string, value: unknown, depth: number, keep: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (keyword === 'properties' || keyword === 'patternProperties') {
    const properties = Object.entries(value as Keywords);
    return fc
      .tuple(...properties.map(([, each]) => variationOf(each, depth - 1)))
      .map((each) => Object.fromEntries(each.map((schema, index) => [properties[index]?.[0], schema])));
  }
  if (['items', 'additionalProperties', 'contains', 'not'].includes(keyword)) {
    return fc.oneof(keep, variationOf(value, depth - 1));
  }
  if (['prefixItems', 'anyOf', 'allOf'].includes(keyword)) {
    return fc.tuple(...(value as Schema[]).map((each) => fc.oneof(fc.constant(each), variationOf(each, depth - 1))));
  }
  if (keyword === 'multipleOf') return halves;
  if (typeof value === 'number') return small;
  return keep;
}

const small = fc.integer({ min: 0, max: 3 });
const some = (keywords: Record<string, fc.Arbitrary<unknown>>, required: string[] = []): fc.Arbitrary<Keywords> =>
  fc.record(keywords, { requiredKeys: required });

const type = (...of: string[]) => fc.constantFrom(...of);
const halves = fc.constantFrom(0.5, 1, 2);
const scalar: fc.Arbitrary<Schema> = fc.oneof(
  some({ type: type('string'), minLength: small, maxLength: small, pattern: type('^a', 'b') }, ['type']),
  some({ type: type('integer', 'number'), minimum: small, exclusiveMaximum: small, multipleOf: halves }, ['type']),
  some({ minLength: small, minimum: small }),
  some({ type: type('null', 'boolean') }, ['type']),
  fc.subarray(['string', 'integer', 'null'], { minLength: 1 }).map((types) => ({ type: types })),
  fc.subarray([1, 'a', null, { a: 1 }], { minLength: 1 }).map((values) => ({ enum: values })),
  fc.constantFrom(1, 'a').map((value) => ({ const: value })),
);

const objectOf = (depth: number): fc.Arbitrary<Schema> => {
  const inner = jsonSchemaOf(depth - 1);
  return some(
    {
      type: type('object'),
      properties: fc.dictionary(fc.constantFrom(...names), inner, { maxKeys: 2, noNullPrototype: true }),
      required: fc.subarray(names, { maxLength: 1 }),
      additionalProperties: fc.oneof(fc.boolean(), inner),
      patternProperties: inner.map((each) => ({ '^x-': each })),
      propertyNames: some({ maxLength: fc.constantFrom(1, 3), pattern: type('^[ab]') }),
      minProperties: small,
      maxProperties: small,
      dependentRequired: fc.constantFrom({ a: ['b'] }, { a: ['b', 'x-c'] }),
      dependentSchemas: inner.map((each) => ({ b: each })),
    },
    ['type'],
  );
};

/** Not `prefixItems` and `contains` at once: ajv 8.20 then finds in an empty array what it must contain. */
const arrayOf = (depth: number): fc.Arbitrary<Schema> => {
  const inner = jsonSchemaOf(depth - 1);
  const common = { type: type('array'), items: inner, minItems: small, maxItems: small, uniqueItems: fc.boolean() };
  return fc.oneof(
    some({ ...common, prefixItems: fc.array(inner, { minLength: 1, maxLength: 2 }) }, ['type']),
    some({ ...common, contains: inner }, ['type']),
  );
};

const combined = (depth: number): fc.Arbitrary<Schema> =>
  fc
    .tuple(fc.constantFrom('anyOf', 'allOf'), fc.array(jsonSchemaOf(depth - 1), { minLength: 1, maxLength: 3 }))
    .map(([criterion, parts]) => ({ [criterion]: parts }));

/** Values of the kind that such schemas speak of. */
export const jsonValue: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('', 'a', 'ab', 'b', 'abc', null, true, 0, 1, 2, 3, 1.5),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value;

export const jsonSchemaPair: fc.Arbitrary<readonly [Schema, Schema]> = jsonSchemaOf().chain((schema) =>
  fc
    .tuple(fc.constant(schema), variationOf(schema))
    .chain(([before, after]) => fc.constantFrom<readonly [Schema, Schema]>([before, after], [after, before])),
);
