/** A MongoDB beside the service's own database: bounded operations, one kind of error when it is away. Loads the driver when first asked. */

export { isDuplicateKey, MongoUnavailable } from './mongo-unavailable.ts';
export { type MongoDatabase, openMongo } from './open-mongo.ts';
