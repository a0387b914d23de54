/** Schemas of what is written to Kafka, and whether a new one may follow the old: Confluent's interface, on SQLite. */
export { openRegistryDatabase, type RegistryContext } from './registry-context.ts';
export { registryRoutes } from './routes/index.ts';
export { type SchemaRegistry, type SchemaRegistryOptions, startSchemaRegistry } from './start-schema-registry.ts';
