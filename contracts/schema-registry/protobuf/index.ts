import type { SchemaFormat } from '../format.ts';
import { normalizeProto } from './normalize-proto.ts';
import { protoIncompatibilities } from './proto-incompatibilities.ts';
import { readProto } from './read-proto.ts';
import { tokensOf } from './tokens.ts';

/** Protocol Buffers: proto2, proto3 and editions, as text. */
export const protobuf: SchemaFormat = {
  parse(source) {
    readProto(source);
    return { text: source.text, identity: JSON.stringify(tokensOf(source.text)) };
  },
  normalize(source) {
    readProto(source);
    return normalizeProto(source.text);
  },
  incompatibilities: (reader, writer, newer) => protoIncompatibilities(readProto(reader), readProto(writer), newer),
};
