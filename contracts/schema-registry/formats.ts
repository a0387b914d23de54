import { avro } from './avro/index.ts';
import type { SchemaFormat } from './format.ts';
import { jsonSchema } from './json-schema/index.ts';
import { protobuf } from './protobuf/index.ts';

/** By the name that clients use; in the order in which upstream lists them. */
export const formats = { JSON: jsonSchema, PROTOBUF: protobuf, AVRO: avro } satisfies Record<string, SchemaFormat>;

export type SchemaType = keyof typeof formats;

export const schemaTypes = Object.keys(formats) as SchemaType[];

export const isSchemaType = (name: string): name is SchemaType => Object.hasOwn(formats, name);
