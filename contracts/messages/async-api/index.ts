/** The second layer: what a provider sends has the shape that its own AsyncAPI document gives it. */
export { avroSchemaOf } from './avro-schema.ts';
export { checkAgainstAsyncApi } from './check-message.ts';
export { type AsyncApiDocument, loadAsyncApi } from './document.ts';
