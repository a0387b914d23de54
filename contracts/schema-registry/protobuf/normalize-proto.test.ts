import { expect, test } from 'vitest';
import { protobuf } from './index.ts';

const source = (text: string) => ({ text, references: [] });

const written = `
syntax = 'proto3';
import "google/protobuf/timestamp.proto";
import "google/protobuf/descriptor.proto";
package shop;
// An order.
option java_package = "com.shop";
message Order {
  message Line { string sku = 1; }
  oneof payment { string card = 7; string bank = 6; }
  google.protobuf.Timestamp at = 3;
  string id = 1 [deprecated = true, (note) = { text: "it's; \\"old\\"" }];
  reserved 9, 15 to 18; // gone
  option deprecated = true;
}
enum Status { LATER = 0; EARLIER = -1; }
extend google.protobuf.FieldOptions { Note note = 50001; }
message Note { string text = 1; }
`;

test('fields go by number, imports by name; what is in an order that means something stays in it', () => {
  expect(protobuf.normalize(source(written))).toBe(`syntax = "proto3";
package shop;
import "google/protobuf/descriptor.proto";
import "google/protobuf/timestamp.proto";
option java_package = "com.shop";
message Order {
  option deprecated = true;
  reserved 9 , 15 to 18;
  string id = 1 [ deprecated = true , ( note ) = { text : "it's; \\"old\\"" } ];
  google.protobuf.Timestamp at = 3;
  oneof payment {
    string bank = 6;
    string card = 7;
  }
  message Line {
    string sku = 1;
  }
}
enum Status {
  LATER = 0;
  EARLIER = -1;
}
extend google.protobuf.FieldOptions {
  Note note = 50001;
}
message Note {
  string text = 1;
}
`);
});

test('comments, white space and the kind of quotes make no other schema; a word does', () => {
  const identity = (text: string) => protobuf.parse(source(text)).identity;
  const plain = 'syntax = "proto3"; message A { string a = 1; }';
  expect(identity("syntax='proto3';\n/* a */ message A {\n\n string a=1; // b\n}")).toBe(identity(plain));
  expect(identity(plain.replace('string a', 'string b'))).not.toBe(identity(plain));
});

test.each([
  ['', /empty/],
  ['message A {', /illegal token/],
  ['syntax = "proto3"; message A { B b = 1; }', /no such Type or Enum 'B'/],
  ['syntax = "proto3"; import "other.proto"; message A {}', /import "other\.proto" is neither one of the references/],
  ['syntax = "proto3"; message A { string a = 1; string b = 1; }', /duplicate id 1/],
  ['syntax = "proto3"; message A { reserved 1; string a = 1; }', /id 1 is reserved/],
])('refuses %j', (text, reason) => {
  expect(() => protobuf.parse(source(text))).toThrow(reason);
});
