/**
 * Events between services, held to three layers: the message pact (the provider's own code makes what the consumer relies on),
 * AsyncAPI (it has the shape that the provider describes), and evolution (versions can live beside each other).
 */
export { type AsyncApiDocument, avroSchemaOf, checkAgainstAsyncApi, loadAsyncApi } from './async-api/index.ts';
export { decodeAvro, isAvro } from './avro.ts';
export type { ConsumerContract } from './consumer-contract.ts';
export { checkEvolution, type Evolution, type MessageVersion } from './evolution/index.ts';
export { type Made, makeMessage } from './make-message.ts';
export { contentTypeOf, type Message, type MessageAsked, type MessageHandler } from './message.ts';
