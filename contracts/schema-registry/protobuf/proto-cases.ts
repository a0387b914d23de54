import type { Case } from '../testing/verdict.ts';

const file = (...statements: string[]) => ['syntax = "proto3";', 'package shop;', ...statements].join('\n');
const order = (...fields: string[]) => file(`message Order { ${fields.join(' ')} }`);
const old = (...fields: string[]) => `syntax = "proto2"; package shop; message Order { ${fields.join(' ')} }`;
const line = 'message Line { string sku = 1; }';
const id = 'string id = 1;';

export const fieldCases: readonly Case[] = [
  ['nothing changes', order(id), order(id), 'FULL'],
  ['comments and white space change', order(id), `// An order.\n${order('string   id /* its own */ = 1;')}`, 'FULL'],
  ['a field comes', order(id), order(id, 'int32 a = 2;'), 'FULL'],
  ['a field goes', order(id, 'int32 a = 2;'), order(id), 'FULL'],
  ['a field goes, its number is reserved', order(id, 'int32 a = 2;'), order(id, 'reserved 2;'), 'FULL'],
  [
    'a number that was reserved is taken again',
    order(id, 'reserved 2;'),
    order(id, 'int32 a = 2;'),
    'NONE',
    'RESERVED_NUMBER_REUSED',
  ],
  [
    'a number out of a reserved range is taken',
    order(id, 'reserved 5 to 9;'),
    order(id, 'int32 a = 7;'),
    'NONE',
    'RESERVED_NUMBER_REUSED',
  ],
  ['a reservation goes and nobody takes its number', order(id, 'reserved 2;'), order(id), 'FULL'],
  ['a field is renamed', order(id), order('string key = 1;'), 'FULL'],
  ['a field gets another number', order('int32 a = 2;'), order('int32 a = 3;'), 'FULL'],
  [
    'two fields change their numbers',
    order('int32 a = 1;', 'string b = 2;'),
    order('int32 a = 2;', 'string b = 1;'),
    'NONE',
    'FIELD_SCALAR_KIND_CHANGED',
  ],
  ['fields change places', order(id, 'int32 a = 2;'), order('int32 a = 2;', id), 'FULL'],
  ['a field becomes optional in so many words', order('int32 a = 1;'), order('optional int32 a = 1;'), 'FULL'],
  ['a field is marked as out of use', order('int32 a = 1;'), order('int32 a = 1 [deprecated = true];'), 'FULL'],
  ...(
    [
      ['int32', 'int64', 'FULL'],
      ['int32', 'uint32', 'FULL'],
      ['int32', 'bool', 'FULL'],
      ['sint32', 'sint64', 'FULL'],
      ['fixed32', 'sfixed32', 'FULL'],
      ['fixed64', 'sfixed64', 'FULL'],
      ['string', 'bytes', 'FULL'],
      ['int32', 'sint32', 'NONE'],
      ['int32', 'fixed32', 'NONE'],
      ['int32', 'string', 'NONE'],
      ['fixed32', 'fixed64', 'NONE'],
      ['float', 'double', 'NONE'],
      ['float', 'fixed32', 'NONE'],
    ] as const
  ).map(
    ([before, after, verdict]): Case => [
      `${before} becomes ${after}`,
      order(`${before} a = 1;`),
      order(`${after} a = 1;`),
      verdict,
      verdict === 'NONE' ? 'FIELD_SCALAR_KIND_CHANGED' : undefined,
    ],
  ),
  [
    'a number becomes many',
    order('int32 a = 1;'),
    order('repeated int32 a = 1;'),
    'NONE',
    'FIELD_NUMERIC_LABEL_CHANGED',
  ],
  ['a text becomes many', order('string a = 1;'), order('repeated string a = 1;'), 'FULL'],
  ['a message becomes many', order('Line a = 1;', line), order('repeated Line a = 1;', line), 'FULL'],
];

export const typeCases: readonly Case[] = [
  ['a message comes', order(id), `${order(id)} ${line}`, 'BACKWARD', 'MESSAGE_REMOVED'],
  ['a message goes', `${order(id)} ${line}`, order(id), 'FORWARD', 'MESSAGE_REMOVED'],
  ['a message inside goes', order(id, line), order(id), 'FORWARD', 'MESSAGE_REMOVED'],
  ['messages change places', `${order(id)} ${line}`, file(line, 'message Order { string id = 1; }'), 'FULL'],
  ['the package changes', order(id), order(id).replace('shop', 'store'), 'NONE', 'PACKAGE_CHANGED'],
  [
    'a field holds another message',
    order('Line a = 1;', line, 'message Gift {}'),
    order('Gift a = 1;', line, 'message Gift {}'),
    'NONE',
    'FIELD_NAMED_TYPE_CHANGED',
  ],
  ['a text becomes a message', order('string a = 1;', line), order('Line a = 1;', line), 'NONE', 'FIELD_KIND_CHANGED'],
  [
    'a message that is held changes inside',
    order('Line a = 1;', 'message Line { int32 n = 1; }'),
    order('Line a = 1;', 'message Line { string n = 1; }'),
    'NONE',
    'FIELD_SCALAR_KIND_CHANGED',
  ],
  ['a message that holds itself stays', order('Order next = 1;'), order('Order next = 1;', 'int32 a = 2;'), 'FULL'],
  [
    'a message that holds itself changes',
    order('Order next = 1;', 'int32 a = 2;'),
    order('Order next = 1;', 'string a = 2;'),
    'NONE',
    'FIELD_SCALAR_KIND_CHANGED',
  ],
  [
    'an enum becomes a number',
    order('Status a = 1;', 'enum Status { NEW = 0; }'),
    order('int32 a = 1;', 'enum Status { NEW = 0; }'),
    'FULL',
  ],
  [
    'a value of an enum comes',
    order('Status a = 1;', 'enum Status { NEW = 0; }'),
    order('Status a = 1;', 'enum Status { NEW = 0; PAID = 1; }'),
    'FULL',
  ],
  [
    'a value of an enum is renamed',
    order('Status a = 1;', 'enum Status { NEW = 0; }'),
    order('Status a = 1;', 'enum Status { FRESH = 0; }'),
    'FULL',
  ],
  ['an enum goes with its field', order(id, 'Status a = 2;', 'enum Status { NEW = 0; }'), order(id), 'FULL'],
  ['a map stays', order('map<string, int32> a = 1;'), order('map<string, int64> a = 1;'), 'FULL'],
  [
    'the values of a map change',
    order('map<string, int32> a = 1;'),
    order('map<string, string> a = 1;'),
    'NONE',
    'FIELD_SCALAR_KIND_CHANGED',
  ],
  [
    'the keys of a map change',
    order('map<string, int32> a = 1;'),
    order('map<int32, int32> a = 1;'),
    'NONE',
    'FIELD_SCALAR_KIND_CHANGED',
  ],
  [
    'the values of a map become messages',
    order('map<string, int32> a = 1;', line),
    order('map<string, Line> a = 1;', line),
    'NONE',
    'FIELD_KIND_CHANGED',
  ],
  ['a map becomes a text', order('map<string, int32> a = 1;'), order('string a = 1;'), 'NONE', 'FIELD_KIND_CHANGED'],
  [
    'a time of google stays one',
    file('import "google/protobuf/timestamp.proto";', 'message Order { google.protobuf.Timestamp at = 1; }'),
    file('import "google/protobuf/timestamp.proto";', 'message Order { .google.protobuf.Timestamp at = 1; }'),
    'FULL',
  ],
];

const choice = (...fields: string[]) => `oneof choice { ${fields.join(' ')} }`;
const card = 'string card = 1;';
const bank = 'string bank = 2;';

export const oneofCases: readonly Case[] = [
  ['an alternative comes', order(choice(card)), order(choice(card, bank)), 'BACKWARD', 'ONEOF_FIELD_REMOVED'],
  ['an alternative goes', order(choice(card, bank)), order(choice(card)), 'FORWARD', 'ONEOF_FIELD_REMOVED'],
  ['a oneof comes with new fields', order('int32 a = 3;'), order('int32 a = 3;', choice(card)), 'FULL'],
  ['a oneof is renamed', order(choice(card, bank)), order(choice(card, bank).replace('choice', 'payment')), 'FULL'],
  ['one field moves into a new oneof', order(card), order(choice(card)), 'FULL'],
  [
    'two fields move into a oneof',
    order(card, bank),
    order(choice(card, bank)),
    'FORWARD',
    'MULTIPLE_FIELDS_MOVED_TO_ONEOF',
  ],
  [
    'a field moves into a oneof that is there',
    order(choice(card), bank),
    order(choice(card, bank)),
    'FORWARD',
    'FIELD_MOVED_TO_EXISTING_ONEOF',
  ],
  [
    'two oneofs become one',
    order(choice(card), choice(bank).replace('choice', 'other')),
    order(choice(card, bank)),
    'FORWARD',
    'FIELD_MOVED_TO_EXISTING_ONEOF',
  ],
  [
    'an alternative leaves its oneof',
    order(choice(card, bank)),
    order(choice(card), bank),
    'BACKWARD',
    'FIELD_MOVED_TO_EXISTING_ONEOF',
  ],
  [
    'an alternative changes its type',
    order(choice(card)),
    order(choice('int32 card = 1;')),
    'NONE',
    'FIELD_SCALAR_KIND_CHANGED',
  ],
  ['`optional` is no oneof', order('optional string a = 1;', 'optional string b = 2;'), order('string a = 1;'), 'FULL'],
];

export const requiredCases: readonly Case[] = [
  [
    'a required field comes',
    old('optional string a = 1;'),
    old('optional string a = 1;', 'required string b = 2;'),
    'NONE',
    'REQUIRED_FIELD_ADDED',
  ],
  [
    'a required field goes',
    old('optional string a = 1;', 'required string b = 2;'),
    old('optional string a = 1;'),
    'NONE',
    'REQUIRED_FIELD_REMOVED',
  ],
  [
    'a text is required from now on',
    old('optional string a = 1;'),
    old('required string a = 1;'),
    'FORWARD',
    'FIELD_MADE_REQUIRED',
  ],
  [
    'a number is no longer required',
    old('required int32 a = 1;'),
    old('optional int32 a = 1;'),
    'NONE',
    'FIELD_NUMERIC_LABEL_CHANGED',
  ],
  ['proto2 becomes proto3', old('optional int32 a = 1;'), order('optional int32 a = 1;'), 'FULL'],
  [
    'a group becomes a message',
    old('optional group Line = 1 { optional string sku = 1; }'),
    old('optional Line line = 1;', 'message Line { optional string sku = 1; }'),
    'NONE',
    'FIELD_KIND_CHANGED',
  ],
];
