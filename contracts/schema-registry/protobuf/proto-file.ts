import type { Enum, Type } from 'protobufjs';

/** What a file defines itself, by name; what it imports is reached through the fields. */
export interface ProtoFile {
  readonly package: string;
  readonly definitions: Definitions;
}

export interface Definitions {
  readonly messages: ReadonlyMap<string, Type>;
  readonly enums: ReadonlyMap<string, Enum>;
}
