/** Schemas and their ids, whatever subjects they stand under. */
export { type ParsedSchema, parseSchema } from './parse-schema.ts';
export type { Reference } from './reference.ts';
export { dropUnused, idOfIdentity, keepSchema, type Schema, type StoredSchema, schemaById } from './schema.ts';
export { sourceOf } from './source-of.ts';
