import fc from 'fast-check';

/** A schema as JSON. Named types are called after their place, so that two schemas meet under the same names. */
type Schema = unknown;

const primitives = ['null', 'boolean', 'int', 'long', 'float', 'double', 'bytes', 'string'];
const primitive = fc.constantFrom(...primitives);

interface Field {
  readonly name: string;
  readonly type: Schema;
  readonly default?: unknown;
  readonly aliases?: readonly string[];
}

export const avroSchema = (place = 'T', depth = 3): fc.Arbitrary<Schema> =>
  depth <= 0
    ? fc.oneof(primitive, enumAt(place), fixedAt(place))
    : fc.oneof(
        { weight: 3, arbitrary: primitive },
        { weight: 2, arbitrary: enumAt(place) },
        { weight: 1, arbitrary: fixedAt(place) },
        { weight: 4, arbitrary: recordAt(place, depth) },
        { weight: 1, arbitrary: avroSchema(`${place}i`, depth - 1).map((items) => ({ type: 'array', items })) },
        { weight: 1, arbitrary: avroSchema(`${place}v`, depth - 1).map((values) => ({ type: 'map', values })) },
        { weight: 2, arbitrary: unionAt(place, depth) },
      );

/** The same schema with something changed here and there. */
function variationOf(schema: Schema, place = 'T', depth = 3): fc.Arbitrary<Schema> {
  const another = avroSchema(place, depth);
  const same = fc.constant(schema);
  return fc.oneof({ weight: 5, arbitrary: inside(schema, place, depth) }, { weight: 1, arbitrary: another }, same);
}

function inside(schema: Schema, place: string, depth: number): fc.Arbitrary<Schema> {
  if (typeof schema === 'string') return promoted(schema);
  if (Array.isArray(schema)) {
    return fc.oneof(
      fc.constant(schema.toReversed()),
      fc.shuffledSubarray(schema, { minLength: 1 }),
      unionAt(place, depth),
    );
  }
  const { type, ...rest } = schema as { type: string; fields: Field[]; items: Schema; values: Schema };
  if (type === 'array') return variationOf(rest.items, `${place}i`, depth - 1).map((items) => ({ type, items }));
  if (type === 'map') return variationOf(rest.values, `${place}v`, depth - 1).map((values) => ({ type, values }));
  if (type === 'enum') return enumAt(place);
  if (type === 'fixed') return fixedAt(place);
  return fc
    .tuple(...rest.fields.map((field) => variationOfField(field, `${place}${field.name}`, depth - 1)))
    .chain((fields) => fc.shuffledSubarray(fields, { minLength: Math.max(0, fields.length - 1) }))
    .map((fields) => ({ type, ...rest, fields }));
}

const promoted = (from: string): fc.Arbitrary<Schema> => {
  const order = ['int', 'long', 'float', 'double'];
  const wider = order.includes(from) ? order.slice(order.indexOf(from)) : [from];
  return fc.oneof(fc.constantFrom(...wider), fc.constant(['null', from].slice(from === 'null' ? 1 : 0)));
};

const variationOfField = (field: Field, place: string, depth: number): fc.Arbitrary<Field> =>
  fc.oneof(
    fc.constant({ ...field, name: `${field.name}2`, aliases: [field.name] }),
    fc.constant(field),
    variationOf(field.type, place, depth).map((type) => ({ name: field.name, type })),
    defaulted(field),
  );

const defaulted = (field: Field): fc.Arbitrary<Field> =>
  fc.constant(field.type === 'int' || field.type === 'long' ? { ...field, default: 7 } : field);

const recordAt = (place: string, depth: number): fc.Arbitrary<Schema> =>
  fc.tuple(suffix, fc.subarray(['a', 'b', 'c'])).chain(([called, names]) =>
    fc
      .tuple(...names.map((name) => avroSchema(`${place}${name}`, depth - 1)))
      .chain((types) => fc.tuple(...types.map((type, index) => defaulted({ name: names[index] as string, type }))))
      .map((fields) => ({ type: 'record', name: `R${place}${called}`, fields })),
  );

const enumAt = (place: string): fc.Arbitrary<Schema> =>
  fc
    .tuple(fc.shuffledSubarray(['X', 'Y', 'Z'], { minLength: 1 }), fc.boolean(), suffix)
    .map(([symbols, fallback, called]) => ({
      ...{ type: 'enum', name: `E${place}${called}`, symbols },
      ...(fallback && { default: symbols[0] }),
    }));

const fixedAt = (place: string): fc.Arbitrary<Schema> =>
  fc
    .tuple(fc.constantFrom(2, 2, 3), suffix)
    .map(([size, called]) => ({ type: 'fixed', name: `F${place}${called}`, size }));

/** One of each kind at most: two of a kind could not be told apart. */
const unionAt = (place: string, depth: number): fc.Arbitrary<Schema> =>
  fc
    .tuple(
      fc.shuffledSubarray(primitives, { minLength: 1, maxLength: 3 }),
      fc.option(fc.oneof(enumAt(`${place}u`), recordAt(`${place}u`, depth - 1)), { nil: undefined }),
    )
    .map(([simple, named]) => (named === undefined ? simple : [...simple, named]));

/** Now and then another name. */
const suffix = fc.constantFrom('', '', '', '', 'Other');

/** A writer's schema and a reader's, related more often than not. */
export const avroPair: fc.Arbitrary<readonly [Schema, Schema]> = avroSchema().chain((schema) =>
  fc
    .tuple(fc.constant(schema), variationOf(schema))
    .chain(([before, after]) => fc.constantFrom<readonly [Schema, Schema]>([before, after], [after, before])),
);
