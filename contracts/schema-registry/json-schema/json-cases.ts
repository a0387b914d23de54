import type { Case } from '../testing/verdict.ts';

const string = { type: 'string' };
const integer = { type: 'integer' };
const number = { type: 'number' };
type Schemas = Readonly<Record<string, unknown>>;

const open = (properties: Schemas, more: object = {}) => ({ type: 'object', properties, ...more });
const closed = (properties: Schemas, more: object = {}) => open(properties, { additionalProperties: false, ...more });
const partly = (rest: unknown, properties: Schemas, more: object = {}) =>
  open(properties, { additionalProperties: rest, ...more });
const requiring = (...required: string[]) => ({ required });
const list = (items: unknown, more: object = {}) => ({ type: 'array', items, ...more });
const dialect = { $schema: 'https://json-schema.org/draft/2020-12/schema' };
const tuple = (first: unknown[], more: object = {}) => ({ ...dialect, type: 'array', prefixItems: first, ...more });
// As pairs: an object with a `then` looks like a promise.
const condition = (demand: object) =>
  Object.fromEntries([
    ['if', string],
    ['then', demand],
  ]);
const it = (schema: unknown) => open({ it: schema });

export const propertyCases: readonly Case[] = [
  ['nothing changes', open({ a: string }), open({ a: string }), 'FULL'],
  [
    'remarks change',
    open({ a: string }, { title: 'A', description: 'a' }),
    open({ a: { ...string, description: 'now told', default: 'x' } }, { title: 'B', $id: 'https://shop.example/b' }),
    'FULL',
  ],
  ['properties change places', open({ a: string, b: integer }), open({ b: integer, a: string }), 'FULL'],
  [
    'the trap: an optional property comes to an open object',
    open({ a: string }),
    open({ a: string, b: integer }),
    'FORWARD',
    'OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
  ],
  ['a property of any kind comes to an open object', open({ a: string }), open({ a: string, b: {} }), 'FULL'],
  [
    'a required property comes to an open object',
    open({ a: string }),
    open({ a: string, b: integer }, requiring('b')),
    'FORWARD',
    'REQUIRED_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
  ],
  [
    'an optional property goes from an open object',
    open({ a: string, b: integer }),
    open({ a: string }),
    'BACKWARD',
    'OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
  ],
  [
    'an optional property comes to a closed object',
    closed({ a: string }),
    closed({ a: string, b: integer }),
    'BACKWARD',
    'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL',
  ],
  [
    'an optional property goes from a closed object',
    closed({ a: string, b: integer }),
    closed({ a: string }),
    'FORWARD',
    'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL',
  ],
  [
    'a required property comes to a closed object',
    closed({ a: string }),
    closed({ a: string, b: integer }, requiring('b')),
    'NONE',
    'REQUIRED_PROPERTY_ADDED_TO_UNOPEN_CONTENT_MODEL',
  ],
  [
    'a required property with a default comes to a closed object',
    closed({ a: string }),
    closed({ a: string, b: { ...integer, default: 0 } }, requiring('b')),
    'BACKWARD',
    'PROPERTY_REMOVED_FROM_CLOSED_CONTENT_MODEL',
  ],
  [
    'a required property with a default comes to an open object',
    open({ a: string }),
    open({ a: string, b: { ...integer, default: 0 } }, requiring('b')),
    'FORWARD',
    'REQUIRED_PROPERTY_WITH_DEFAULT_ADDED_TO_OPEN_CONTENT_MODEL',
  ],
  [
    'a property that nothing fits goes from a closed object',
    closed({ a: string, b: false }),
    closed({ a: string }),
    'FULL',
  ],
  [
    'a property comes that unnamed ones already had to be like',
    partly(integer, {}),
    partly(integer, { a: integer }),
    'FULL',
  ],
  [
    'a property comes that unnamed ones need not be like',
    partly(number, {}),
    partly(number, { a: integer }),
    'FORWARD',
    'TYPE_NARROWED',
  ],
  ['a property goes that unnamed ones are like', partly(string, { a: string }), partly(string, {}), 'FULL'],
  [
    'a property goes that unnamed ones are not like',
    partly(string, { a: integer }),
    partly(string, {}),
    'NONE',
    'TYPE_CHANGED',
  ],
  [
    'a property comes where a pattern already described it',
    open({}, { patternProperties: { '^x-': string } }),
    open({ 'x-a': string }, { patternProperties: { '^x-': string } }),
    'FULL',
  ],
  [
    'a property is required from now on',
    open({ a: string }),
    open({ a: string }, requiring('a')),
    'FORWARD',
    'REQUIRED_ATTRIBUTE_ADDED',
  ],
  [
    'a property with a default is required from now on',
    open({ a: { ...string, default: '' } }),
    open({ a: { ...string, default: '' } }, requiring('a')),
    'FULL',
  ],
  [
    'a name without description is required from now on',
    open({ a: string }),
    open({ a: string }, requiring('b')),
    'FORWARD',
    'REQUIRED_ATTRIBUTE_ADDED',
  ],
  ['an object closes', open({ a: string }), closed({ a: string }), 'FORWARD', 'ADDITIONAL_PROPERTIES_REMOVED'],
  [
    'an object lets some more through',
    closed({ a: string }),
    partly(string, { a: string }),
    'BACKWARD',
    'ADDITIONAL_PROPERTIES_REMOVED',
  ],
  [
    'an open object lets only some through',
    open({ a: string }),
    partly(string, { a: string }),
    'FORWARD',
    'ADDITIONAL_PROPERTIES_NARROWED',
  ],
  ['open is said at length', open({ a: string }), partly({}, { a: string }), 'FULL'],
  [
    'an object closes by what is unevaluated',
    open({ a: string }, dialect),
    open({ a: string }, { ...dialect, unevaluatedProperties: false }),
    'FORWARD',
    'UNEVALUATED_PROPERTIES_REMOVED',
  ],
  [
    'fewer properties are allowed',
    open({}, { maxProperties: 5 }),
    open({}, { maxProperties: 3 }),
    'FORWARD',
    'MAX_PROPERTIES_DECREASED',
  ],
  ['some properties are wanted', open({}), open({}, { minProperties: 1 }), 'FORWARD', 'MIN_PROPERTIES_ADDED'],
  [
    'a property brings another along',
    open({ a: string, b: string }),
    open({ a: string, b: string }, { dependencies: { a: ['b'] } }),
    'FORWARD',
    'DEPENDENCY_ARRAY_ADDED',
  ],
  [
    'a property brings one more along',
    open({}, { ...dialect, dependentRequired: { a: ['b'] } }),
    open({}, { ...dialect, dependentRequired: { a: ['b', 'c'] } }),
    'FORWARD',
    'DEPENDENCY_ARRAY_EXTENDED',
  ],
  [
    'a property brings another one along than before',
    open({}, { dependencies: { a: ['b'] } }),
    open({}, { dependencies: { a: ['c'] } }),
    'NONE',
    'DEPENDENCY_ARRAY_CHANGED',
  ],
  [
    'a property brings a schema along',
    open({ a: string }),
    open({ a: string }, { dependencies: { a: { required: ['b'] } } }),
    'FORWARD',
    'DEPENDENCY_SCHEMA_ADDED',
  ],
  [
    'a pattern comes to an open object',
    open({}),
    open({}, { patternProperties: { '^x-': string } }),
    'FORWARD',
    'PATTERN_PROPERTY_ADDED',
  ],
  [
    'the schema of a pattern narrows',
    open({}, { patternProperties: { '^x-': number } }),
    open({}, { patternProperties: { '^x-': integer } }),
    'FORWARD',
    'TYPE_NARROWED',
  ],
  [
    'a pattern goes from a closed object',
    closed({}, { patternProperties: { '^x-': string } }),
    closed({}),
    'FORWARD',
    'PATTERN_PROPERTY_REMOVED',
  ],
  [
    'names have a rule from now on',
    open({}),
    open({}, { propertyNames: { maxLength: 10 } }),
    'FORWARD',
    'PROPERTY_NAMES_ADDED',
  ],
  [
    'a property deep inside changes its type',
    open({ a: open({ b: list(open({ c: string })) }) }),
    open({ a: open({ b: list(open({ c: integer })) }) }),
    'NONE',
    'TYPE_CHANGED',
  ],
  [
    'a property called like what every object has',
    open({ a: string }),
    open({ a: string, constructor: string }),
    'FORWARD',
    'OPTIONAL_PROPERTY_ADDED_TO_OPEN_CONTENT_MODEL',
  ],
];

export const scalarCases: readonly Case[] = [
  ['an integer becomes a number', it(integer), it(number), 'BACKWARD', 'TYPE_NARROWED'],
  ['a text becomes a number', it(string), it(number), 'NONE', 'TYPE_CHANGED'],
  ['anything goes from now on', it(string), it({}), 'BACKWARD', 'TYPE_CHANGED'],
  ['anything went, a text is wanted', it(true), it(string), 'FORWARD', 'TYPE_CHANGED'],
  ['nothing went, a text is let through', it(false), it(string), 'BACKWARD', 'TYPE_CHANGED'],
  ['null is let through too', it(string), it({ type: ['string', 'null'] }), 'BACKWARD', 'TYPE_CHANGED'],
  ['null is no longer let through', it({ type: ['string', 'null'] }), it(string), 'FORWARD', 'TYPE_CHANGED'],
  [
    'the list of types loses one',
    it({ type: ['string', 'integer', 'null'] }),
    it({ type: ['string', 'null'] }),
    'FORWARD',
    'SUM_TYPE_NARROWED',
  ],
  ['a text gets a largest length', it(string), it({ ...string, maxLength: 5 }), 'FORWARD', 'MAX_LENGTH_ADDED'],
  [
    'a largest length rises',
    it({ ...string, maxLength: 5 }),
    it({ ...string, maxLength: 9 }),
    'BACKWARD',
    'MAX_LENGTH_DECREASED',
  ],
  [
    'a smallest length rises',
    it({ ...string, minLength: 1 }),
    it({ ...string, minLength: 2 }),
    'FORWARD',
    'MIN_LENGTH_INCREASED',
  ],
  ['a pattern comes', it(string), it({ ...string, pattern: '^a' }), 'FORWARD', 'PATTERN_ADDED'],
  [
    'a pattern changes',
    it({ ...string, pattern: '^a' }),
    it({ ...string, pattern: '^[ab]' }),
    'NONE',
    'PATTERN_CHANGED',
  ],
  ['a format comes, which is a remark', it(string), it({ ...string, format: 'email' }), 'FULL'],
  ['a maximum falls', it({ ...number, maximum: 9 }), it({ ...number, maximum: 5 }), 'FORWARD', 'MAXIMUM_DECREASED'],
  ['a minimum goes', it({ ...number, minimum: 0 }), it(number), 'BACKWARD', 'MINIMUM_ADDED'],
  [
    'an exclusive minimum rises',
    it({ ...number, exclusiveMinimum: 0 }),
    it({ ...number, exclusiveMinimum: 1 }),
    'FORWARD',
    'EXCLUSIVE_MINIMUM_INCREASED',
  ],
  [
    'an exclusive maximum comes',
    it(number),
    it({ ...number, exclusiveMaximum: 1 }),
    'FORWARD',
    'EXCLUSIVE_MAXIMUM_ADDED',
  ],
  ['multiples are wanted', it(number), it({ ...number, multipleOf: 0.01 }), 'FORWARD', 'MULTIPLE_OF_ADDED'],
  [
    'larger multiples are wanted',
    it({ ...number, multipleOf: 0.1 }),
    it({ ...number, multipleOf: 0.3 }),
    'FORWARD',
    'MULTIPLE_OF_EXPANDED',
  ],
  [
    'other multiples are wanted',
    it({ ...number, multipleOf: 2 }),
    it({ ...number, multipleOf: 3 }),
    'NONE',
    'MULTIPLE_OF_CHANGED',
  ],
  ['a value comes', it({ enum: ['a'] }), it({ enum: ['a', 'b'] }), 'BACKWARD', 'ENUM_ARRAY_NARROWED'],
  ['a value is exchanged', it({ enum: ['a', 'b'] }), it({ enum: ['a', 'c'] }), 'NONE', 'ENUM_ARRAY_CHANGED'],
  ['values change places', it({ enum: ['a', { b: 1 }] }), it({ enum: [{ b: 1 }, 'a'] }), 'FULL'],
  ['a text gets a choice of values', it(string), it({ ...string, enum: ['a'] }), 'FORWARD', 'TYPE_CHANGED'],
  ['a constant changes', it({ const: 1 }), it({ const: 2 }), 'NONE', 'ENUM_ARRAY_CHANGED'],
];

export const arrayCases: readonly Case[] = [
  ['items widen', list(integer), list(number), 'BACKWARD', 'TYPE_NARROWED'],
  ['items are described from now on', { type: 'array' }, list(string), 'FORWARD', 'SCHEMA_ADDED'],
  [
    'more items are allowed',
    list(string, { maxItems: 2 }),
    list(string, { maxItems: 3 }),
    'BACKWARD',
    'MAX_ITEMS_DECREASED',
  ],
  ['an item is wanted', list(string), list(string, { minItems: 1 }), 'FORWARD', 'MIN_ITEMS_ADDED'],
  ['items are unique from now on', list(string), list(string, { uniqueItems: true }), 'FORWARD', 'UNIQUE_ITEMS_ADDED'],
  ['a certain item is wanted', list({}), list({}, { contains: string }), 'FORWARD', 'CONTAINS_ADDED'],
  [
    'more of the certain items are wanted',
    list({}, { ...dialect, contains: string }),
    list({}, { ...dialect, contains: string, minContains: 2 }),
    'FORWARD',
    'MIN_CONTAINS_ADDED',
  ],
  [
    'a place is described in an open tuple',
    tuple([string]),
    tuple([string, integer]),
    'FORWARD',
    'ITEM_ADDED_TO_OPEN_CONTENT_MODEL',
  ],
  ['a place of any kind comes to an open tuple', tuple([string]), tuple([string, true]), 'FULL'],
  [
    'a place comes to a closed tuple',
    tuple([string], { items: false }),
    tuple([string, integer], { items: false }),
    'BACKWARD',
    'ITEM_REMOVED_FROM_CLOSED_CONTENT_MODEL',
  ],
  [
    'a place comes that the rest already had to be like',
    tuple([string], { items: integer }),
    tuple([string, integer], { items: integer }),
    'FULL',
  ],
  [
    'a place comes that the rest need not be like',
    tuple([string], { items: number }),
    tuple([string, integer], { items: number }),
    'FORWARD',
    'TYPE_NARROWED',
  ],
  [
    'a tuple of draft 7 closes',
    { type: 'array', items: [string] },
    { type: 'array', items: [string], additionalItems: false },
    'FORWARD',
    'ADDITIONAL_ITEMS_REMOVED',
  ],
  [
    'a tuple of draft 7 is said in the words of 2020-12',
    { type: 'array', items: [string], additionalItems: false },
    tuple([string], { items: false }),
    'FULL',
  ],
  [
    'a tuple closes by what is unevaluated',
    tuple([string]),
    tuple([string], { unevaluatedItems: false }),
    'FORWARD',
    'UNEVALUATED_ITEMS_REMOVED',
  ],
];

export const combinationCases: readonly Case[] = [
  ['a schema becomes one of several', it(string), it({ oneOf: [string, integer] }), 'BACKWARD', 'TYPE_CHANGED'],
  [
    'an alternative comes',
    it({ anyOf: [string, integer] }),
    it({ anyOf: [string, integer, { type: 'null' }] }),
    'BACKWARD',
    'SUM_TYPE_NARROWED',
  ],
  [
    'an alternative narrows',
    it({ oneOf: [string, number] }),
    it({ oneOf: [string, integer] }),
    'FORWARD',
    'COMBINED_TYPE_SUBSCHEMAS_CHANGED',
  ],
  ['alternatives change places', it({ oneOf: [string, integer] }), it({ oneOf: [integer, string] }), 'FULL'],
  [
    'one of becomes any of',
    it({ oneOf: [string, integer] }),
    it({ anyOf: [string, integer] }),
    'BACKWARD',
    'COMBINED_TYPE_CHANGED',
  ],
  [
    'a demand comes',
    it({ allOf: [string, { minLength: 1 }] }),
    it({ allOf: [string, { minLength: 1 }, { maxLength: 9 }] }),
    'FORWARD',
    'PRODUCT_TYPE_EXTENDED',
  ],
  ['one demand alone stays', it({ allOf: [string, { enum: ['a'] }] }), it(string), 'BACKWARD', 'TYPE_CHANGED'],
  ['a combination of one is that one', it({ allOf: [string] }), it(string), 'FULL'],
  ['the same is said twice', it({ anyOf: [string, string, integer] }), it({ anyOf: [string, integer] }), 'FULL'],
  [
    'two alternatives want the same partner',
    it({ anyOf: [{ const: 1 }, { const: 2 }] }),
    it({ anyOf: [{ const: 1 }, { const: 3 }] }),
    'NONE',
    'COMBINED_TYPE_SUBSCHEMAS_CHANGED',
  ],
  ['more is forbidden', it({ not: integer }), it({ not: number }), 'FORWARD', 'NOT_TYPE_EXTENDED'],
  ['a condition stays', it(condition({ minLength: 1 })), it(condition({ minLength: 1 })), 'FULL'],
  [
    'a condition changes',
    it(condition({ minLength: 1 })),
    it(condition({ minLength: 2 })),
    'NONE',
    'CONDITION_CHANGED',
  ],
];

const node = (value: unknown) => ({
  definitions: { node: open({ value, next: { $ref: '#/definitions/node' } }) },
  $ref: '#/definitions/node',
});

export const referenceCases: readonly Case[] = [
  [
    'what was said in place is referred to',
    it(string),
    { ...it({ $ref: '#/definitions/text' }), definitions: { text: string } },
    'FULL',
  ],
  [
    'what is referred to changes',
    { ...it({ $ref: '#/$defs/a' }), $defs: { a: integer } },
    { ...it({ $ref: '#/$defs/a' }), $defs: { a: string } },
    'NONE',
    'TYPE_CHANGED',
  ],
  [
    'an anchor leads to the same',
    { ...dialect, ...it({ $ref: '#text' }), $defs: { a: { ...string, $anchor: 'text' } } },
    { ...dialect, ...it(string) },
    'FULL',
  ],
  ['a schema that holds itself stays', node(string), node(string), 'FULL'],
  ['a schema that holds itself changes inside', node(integer), node(number), 'BACKWARD', 'TYPE_NARROWED'],
  [
    'beside a reference nothing counted until draft 7',
    { ...it({ $ref: '#/$defs/a' }), $defs: { a: string } },
    { ...it({ $ref: '#/$defs/a', maxLength: 3 }), $defs: { a: string } },
    'FULL',
  ],
  [
    'beside a reference of 2020-12 everything counts',
    { ...dialect, ...it({ $ref: '#/$defs/a' }), $defs: { a: string } },
    { ...dialect, ...it({ $ref: '#/$defs/a', maxLength: 3 }), $defs: { a: string } },
    'FORWARD',
    'TYPE_CHANGED',
  ],
  ['a name with a slash in it', { ...it({ $ref: '#/$defs/a~1b' }), $defs: { 'a/b': string } }, it(string), 'FULL'],
];
