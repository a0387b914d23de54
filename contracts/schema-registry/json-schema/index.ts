import { canonicalJson, parseExactly } from '../exact-json.ts';
import type { SchemaFormat } from '../format.ts';
import { checkSchema } from './check-schema.ts';
import { jsonIncompatibilities } from './json-incompatibilities.ts';
import { SchemaDocument } from './schema-document.ts';

/** JSON Schema, drafts 6, 7, 2019-09 and 2020-12. */
export const jsonSchema: SchemaFormat = {
  parse(source) {
    checkSchema(source);
    // White space apart, what was written: upstream does not reorder keys unless it is asked to normalize.
    const text = JSON.stringify(parseExactly(source.text));
    return { text, identity: text };
  },
  normalize(source) {
    checkSchema(source);
    return canonicalJson(parseExactly(source.text));
  },
  incompatibilities: (reader, writer) => jsonIncompatibilities(new SchemaDocument(reader), new SchemaDocument(writer)),
};
