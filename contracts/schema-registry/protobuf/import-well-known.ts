import protobuf, { type Root } from 'protobufjs';
import api from 'protobufjs/google/protobuf/api.json' with { type: 'json' };
import descriptor from 'protobufjs/google/protobuf/descriptor.json' with { type: 'json' };
import sourceContext from 'protobufjs/google/protobuf/source_context.json' with { type: 'json' };
import type from 'protobufjs/google/protobuf/type.json' with { type: 'json' };

const besides: Readonly<Record<string, { nested: object }>> = {
  'google/protobuf/api.proto': api,
  'google/protobuf/descriptor.proto': descriptor,
  'google/protobuf/source_context.proto': sourceContext,
  'google/protobuf/type.proto': type,
};

/** Adds what protoc brings along itself. @returns false when `path` is none of it */
export function importWellKnown(path: string, root: Root): boolean {
  const found = protobuf.common.get(path) ?? besides[path];
  if (found?.nested === undefined) return false;
  root.addJSON(found.nested as Parameters<Root['addJSON']>[0]);
  return true;
}
