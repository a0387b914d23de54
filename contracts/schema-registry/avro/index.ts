import type { SchemaFormat, SchemaSource } from '../format.ts';
import { avroIncompatibilities } from './avro-incompatibilities.ts';
import { readAvro } from './read-avro.ts';
import { writeAvro } from './write-avro.ts';

/** Apache Avro: written and read by two schemas that are resolved to each other. */
export const avro: SchemaFormat = {
  parse(source) {
    const text = write(source, 'kept');
    return { text, identity: text };
  },
  normalize: (source) => write(source, 'sorted'),
  incompatibilities: (reader, writer) => avroIncompatibilities(readAvro(reader).root, readAvro(writer).root),
};

function write(source: SchemaSource, metadataOrder: 'kept' | 'sorted'): string {
  const { root, foreign } = readAvro(source);
  return writeAvro(root, foreign, metadataOrder);
}
