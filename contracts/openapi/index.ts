/** Reads OpenAPI 3 documents: their operations, which of them a request means, and their schemas made ready to validate. */
export { findOperation } from './find-operation.ts';
export { isJson, mediaTypeOf, pickMediaType } from './media-type.ts';
export { type Operation, operationsOf, type Parameter } from './operation.ts';
export { type SchemaFault, schemaValidator, type Validate } from './schema-validator.ts';
export { seenBy } from './seen-by.ts';
export { simpleSchema, typesOf } from './simple-schema.ts';
export { upgradeSchemas } from './upgrade-schemas.ts';
