import type { Case } from '../testing/verdict.ts';

const record = (...fields: unknown[]) => ({ type: 'record', name: 'Order', namespace: 'shop', fields });
const field = (name: string, type: unknown, more: object = {}) => ({ name, type, ...more });
const id = field('id', 'string');
const one = (type: unknown) => record(field('it', type));
const enumOf = (symbols: string[], more: object = {}) => ({ type: 'enum', name: 'Status', symbols, ...more });
const fixed = (size: number, more: object = {}) => ({ type: 'fixed', name: 'Hash', size, ...more });
const array = (items: unknown) => ({ type: 'array', items });
const map = (values: unknown) => ({ type: 'map', values });
const line = (...fields: unknown[]) => ({ type: 'record', name: 'Line', fields });
const decimal = (scale: number) => ({ type: 'bytes', logicalType: 'decimal', precision: 12, scale });
const node = (...more: unknown[]) => ({
  type: 'record',
  name: 'Node',
  fields: [field('next', ['null', 'Node'], { default: null }), ...more],
});

const missingDefault = 'READER_FIELD_MISSING_DEFAULT_VALUE';

export const fieldCases: readonly Case[] = [
  ['nothing changes', record(id), record(id), 'FULL'],
  ['documentation changes', record(id), { ...record(id), doc: 'An order' }, 'FULL'],
  ['a default changes', record(field('a', 'int', { default: 1 })), record(field('a', 'int', { default: 2 })), 'FULL'],
  ['fields change places', record(id, field('a', 'int')), record(field('a', 'int'), id), 'FULL'],
  ['a field with a default comes', record(id), record(id, field('a', 'int', { default: 0 })), 'FULL'],
  ['a nullable field comes', record(id), record(id, field('a', ['null', 'int'], { default: null })), 'FULL'],
  ['a field without default comes', record(id), record(id, field('a', 'int')), 'FORWARD', missingDefault],
  [
    'a nullable field without default comes',
    record(id),
    record(id, field('a', ['null', 'int'])),
    'FORWARD',
    missingDefault,
  ],
  ['a field without default goes', record(id, field('a', 'int')), record(id), 'BACKWARD', missingDefault],
  ['a field with a default goes', record(id, field('a', 'int', { default: 0 })), record(id), 'FULL'],
  ['a default comes', record(field('a', 'int')), record(field('a', 'int', { default: 0 })), 'FULL'],
  ['a default goes', record(field('a', 'int', { default: 0 })), record(field('a', 'int')), 'FULL'],
  ['a field is renamed', record(field('a', 'int')), record(field('b', 'int')), 'NONE', missingDefault],
  [
    'a field is renamed, with a default',
    record(field('a', 'int')),
    record(field('b', 'int', { default: 0 })),
    'BACKWARD',
    missingDefault,
  ],
  [
    'a field is renamed, with an alias',
    record(field('a', 'int')),
    record(field('b', 'int', { aliases: ['a'] })),
    'BACKWARD',
    missingDefault,
  ],
  [
    'an alias that fits nothing',
    record(field('a', 'int')),
    record(field('b', 'int', { aliases: ['c'] })),
    'NONE',
    missingDefault,
  ],
  [
    'an aliased field has another type too',
    record(field('a', 'int')),
    record(field('b', 'string', { aliases: ['a'] })),
    'NONE',
    'TYPE_MISMATCH',
  ],
  ['the alias comes, the name stays', record(field('a', 'int')), record(field('a', 'int', { aliases: ['b'] })), 'FULL'],
  [
    'the name goes before the alias',
    record(field('a', 'int'), field('b', 'string')),
    record(field('a', 'int', { aliases: ['b'] }), field('b', 'string')),
    'FULL',
  ],
  ['the order of sorting changes', record(id), record({ ...id, order: 'descending' }), 'FULL'],
  [
    'one comes and one goes, both with defaults',
    record(field('a', 'int', { default: 0 })),
    record(field('b', 'int', { default: 0 })),
    'FULL',
  ],
  [
    'a field inside an array comes without default',
    one(array(line(field('a', 'int')))),
    one(array(line(field('a', 'int'), field('b', 'int')))),
    'FORWARD',
    missingDefault,
  ],
  [
    'a field inside a map comes with a default',
    one(map(line(field('a', 'int')))),
    one(map(line(field('a', 'int'), field('b', 'int', { default: 1 })))),
    'FULL',
  ],
];

export const typeCases: readonly Case[] = [
  ...(
    [
      ['int', 'long', 'BACKWARD'],
      ['int', 'float', 'BACKWARD'],
      ['int', 'double', 'BACKWARD'],
      ['long', 'float', 'BACKWARD'],
      ['long', 'double', 'BACKWARD'],
      ['float', 'double', 'BACKWARD'],
      ['string', 'bytes', 'FULL'],
      ['int', 'string', 'NONE'],
      ['int', 'boolean', 'NONE'],
      ['double', 'int', 'FORWARD'],
      ['long', 'int', 'FORWARD'],
      ['null', 'int', 'NONE'],
      ['boolean', 'string', 'NONE'],
    ] as const
  ).map(
    ([before, after, verdict]): Case => [
      `${before} becomes ${after}`,
      one(before),
      one(after),
      verdict,
      verdict === 'FULL' ? undefined : 'TYPE_MISMATCH',
    ],
  ),
  ['items of an array are promoted', one(array('int')), one(array('long')), 'BACKWARD', 'TYPE_MISMATCH'],
  ['values of a map become texts', one(map('int')), one(map('string')), 'NONE', 'TYPE_MISMATCH'],
  ['an array becomes a map', one(array('int')), one(map('int')), 'NONE', 'TYPE_MISMATCH'],
  ['a text becomes a record', one('string'), one(line(field('a', 'string'))), 'NONE', 'TYPE_MISMATCH'],
  ['a bare type is promoted', '"int"', '"long"', 'BACKWARD', 'TYPE_MISMATCH'],
  ['a bare type stays', '"string"', { type: 'string', doc: 'said at length' }, 'FULL'],
  ['a logical type comes', one('long'), one({ type: 'long', logicalType: 'timestamp-millis' }), 'FULL'],
  ['a date becomes a plain number', one({ type: 'int', logicalType: 'date' }), one('int'), 'FULL'],
  [
    'milliseconds become microseconds',
    one({ type: 'long', logicalType: 'timestamp-millis' }),
    one({ type: 'long', logicalType: 'timestamp-micros' }),
    'NONE',
    'LOGICAL_TYPE_MISMATCH',
  ],
  ['a decimal keeps its places', one(decimal(2)), one({ ...decimal(2), precision: 20 }), 'FULL'],
  ['a decimal gets other places', one(decimal(2)), one(decimal(4)), 'NONE', 'LOGICAL_TYPE_MISMATCH'],
];

export const namedCases: readonly Case[] = [
  ['a symbol comes', one(enumOf(['A', 'B'])), one(enumOf(['A', 'B', 'C'])), 'BACKWARD', 'MISSING_ENUM_SYMBOLS'],
  ['a symbol goes', one(enumOf(['A', 'B'])), one(enumOf(['A'])), 'FORWARD', 'MISSING_ENUM_SYMBOLS'],
  ['symbols change places', one(enumOf(['A', 'B'])), one(enumOf(['B', 'A'])), 'FULL'],
  [
    'a symbol comes where both have a default',
    one(enumOf(['A', 'B'], { default: 'A' })),
    one(enumOf(['A', 'B', 'C'], { default: 'A' })),
    'FULL',
  ],
  [
    'a symbol goes where the new one has a default',
    one(enumOf(['A', 'B'])),
    one(enumOf(['A'], { default: 'A' })),
    'FULL',
  ],
  ['a symbol is renamed', one(enumOf(['A', 'B'])), one(enumOf(['A', 'C'])), 'NONE', 'MISSING_ENUM_SYMBOLS'],
  [
    'the default of the field is no default of the enum',
    record(field('it', enumOf(['A', 'B']), { default: 'A' })),
    record(field('it', enumOf(['A']), { default: 'A' })),
    'FORWARD',
    'MISSING_ENUM_SYMBOLS',
  ],
  ['an enum becomes a text', one(enumOf(['A'])), one('string'), 'NONE', 'TYPE_MISMATCH'],
  ['an enum is renamed', one(enumOf(['A'])), one({ ...enumOf(['A']), name: 'State' }), 'NONE', 'NAME_MISMATCH'],
  ['a fixed stays', one(fixed(16)), one(fixed(16)), 'FULL'],
  ['a fixed grows', one(fixed(16)), one(fixed(32)), 'NONE', 'FIXED_SIZE_MISMATCH'],
  ['a fixed is renamed', one(fixed(16)), one(fixed(16, { name: 'Digest' })), 'NONE', 'NAME_MISMATCH'],
  [
    'a fixed is renamed, with an alias',
    one(fixed(16)),
    one(fixed(16, { name: 'Digest', aliases: ['Hash'] })),
    'BACKWARD',
    'NAME_MISMATCH',
  ],
  ['a fixed becomes bytes', one(fixed(16)), one('bytes'), 'NONE', 'TYPE_MISMATCH'],
  ['a record is renamed', record(id), { ...record(id), name: 'Purchase' }, 'NONE', 'NAME_MISMATCH'],
  [
    'a record is renamed, with its full name as alias',
    record(id),
    { ...record(id), name: 'Purchase', aliases: ['shop.Order'] },
    'BACKWARD',
    'NAME_MISMATCH',
  ],
  [
    'a record is renamed, with an alias in the same namespace',
    record(id),
    { ...record(id), name: 'Purchase', aliases: ['Order'] },
    'BACKWARD',
    'NAME_MISMATCH',
  ],
  [
    'a record is renamed, with an alias in another namespace',
    record(id),
    { ...record(id), name: 'Purchase', aliases: ['store.Order'] },
    'NONE',
    'NAME_MISMATCH',
  ],
  ['a record moves to another namespace', record(id), { ...record(id), namespace: 'store' }, 'FULL'],
  ['a name says its namespace itself', record(id), { type: 'record', name: 'shop.Order', fields: [id] }, 'FULL'],
  ['a record that holds itself stays', node(), node(), 'FULL'],
  ['a record that holds itself gets a field with a default', node(), node(field('a', 'int', { default: 0 })), 'FULL'],
  [
    'a record that holds itself gets a field without default',
    node(),
    node(field('a', 'int')),
    'FORWARD',
    missingDefault,
  ],
  [
    'the same type is meant by its name',
    record(field('a', line(id)), field('b', 'Line')),
    record(field('a', line(id)), field('b', 'shop.Line')),
    'FULL',
  ],
];

export const unionCases: readonly Case[] = [
  ['a type becomes one of several', one('int'), one(['null', 'int']), 'BACKWARD', 'TYPE_MISMATCH'],
  ['one of several becomes the only one', one(['null', 'int']), one('int'), 'FORWARD', 'TYPE_MISMATCH'],
  ['a branch comes', one(['null', 'int']), one(['null', 'int', 'string']), 'BACKWARD', 'MISSING_UNION_BRANCH'],
  ['a branch goes', one(['null', 'int', 'string']), one(['null', 'int']), 'FORWARD', 'MISSING_UNION_BRANCH'],
  ['branches change places', one(['null', 'int']), one(['int', 'null']), 'FULL'],
  ['a branch is promoted', one(['null', 'int']), one(['null', 'long']), 'BACKWARD', 'MISSING_UNION_BRANCH'],
  ['a type is promoted to a branch', one('int'), one(['null', 'double']), 'BACKWARD', 'TYPE_MISMATCH'],
  ['all branches fit one wider type', one(['int', 'long']), one('long'), 'FULL'],
  ['branches of other kinds', one(['null', 'int']), one(['boolean', 'string']), 'NONE', 'MISSING_UNION_BRANCH'],
  [
    'a record among the branches gets a field with a default',
    one(['null', line(id)]),
    one(['null', line(id, field('a', 'int', { default: 0 }))]),
    'FULL',
  ],
  [
    'a record among the branches gets a field without default',
    one(['null', line(id)]),
    one(['null', line(id, field('a', 'int'))]),
    'FORWARD',
    'MISSING_UNION_BRANCH',
  ],
  [
    'another record comes as a branch',
    one(['null', line(id)]),
    one(['null', line(id), { type: 'record', name: 'Gift', fields: [] }]),
    'BACKWARD',
    'MISSING_UNION_BRANCH',
  ],
  ['a union of one is that one', one(['int']), one('int'), 'FULL'],
  ['a union at the top gets a branch', '["null","int"]', '["null","int","string"]', 'BACKWARD', 'MISSING_UNION_BRANCH'],
];
