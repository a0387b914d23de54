import type { Type } from 'protobufjs';
import { type Incompatibility, under } from '../format.ts';
import { PairMemo } from '../pair-memo.ts';
import { compareField } from './compare-field.ts';
import { compareOneofs } from './compare-oneofs.ts';
import { compareReserved } from './compare-reserved.ts';
import type { Definitions, ProtoFile } from './proto-file.ts';
import { definitionsIn } from './read-proto.ts';
import { realOneof } from './real-oneof.ts';

/**
 * What of the writer's messages the reader cannot take from the wire. On the wire there are field numbers and wire types, no names:
 * those may change, and so may the values of an enum.
 * @see https://protobuf.dev/programming-guides/proto3/#updating
 */
export function protoIncompatibilities(
  reader: ProtoFile,
  writer: ProtoFile,
  newer: 'reader' | 'writer',
): readonly Incompatibility[] {
  const memo = new PairMemo<Type, Incompatibility>();

  function definitions(written: Definitions, read: Definitions): readonly Incompatibility[] {
    return [...written.messages].flatMap(([name, before]) => {
      const now = read.messages.get(name);
      if (now) return under(`/${name}`, messages(before, now));
      const description = `the message ${name} of {writer} is missing in {reader}`;
      return [{ type: 'MESSAGE_REMOVED', path: `/${name}`, description }];
    });
  }

  const messages = (written: Type, read: Type): readonly Incompatibility[] =>
    memo.compare(read, written, () => [
      ...compareOneofs(written, read),
      ...compareReserved(newer === 'reader' ? written : read, newer === 'reader' ? read : written),
      ...requiredFields(written, read),
      ...written.fieldsArray.flatMap((before) => {
        const now = read.fieldsById[before.id];
        return now ? under(`/${before.id}`, compareField(before, now, messages)) : [];
      }),
      ...definitions(definitionsIn(written.nestedArray), definitionsIn(read.nestedArray)),
    ]);

  const found = definitions(writer.definitions, reader.definitions);
  if (writer.package === reader.package) return found;
  const description = `the package is "${reader.package}" in {reader} and "${writer.package}" in {writer}`;
  return [{ type: 'PACKAGE_CHANGED', path: '/package', description }, ...found];
}

/** A required field may neither come nor go: whoever does not know it leaves it out, and whoever wants it gives up. */
function requiredFields(written: Type, read: Type): readonly Incompatibility[] {
  const gone = written.fieldsArray.filter((field) => field.required && !read.fieldsById[field.id] && !realOneof(field));
  const come = read.fieldsArray.filter((field) => field.required && !written.fieldsById[field.id]);
  return [
    ...gone.map((field) => ({
      type: 'REQUIRED_FIELD_REMOVED',
      path: `/${field.id}`,
      description: `the required field ${field.name} = ${field.id} of {writer} is missing in {reader}`,
    })),
    ...come.map((field) => ({
      type: 'REQUIRED_FIELD_ADDED',
      path: `/${field.id}`,
      description: `{reader} requires the field ${field.name} = ${field.id}, which {writer} does not have`,
    })),
  ];
}
