import { eventsToldBy } from '../../events/index.ts';
import { openCache } from '../../platform/caching/index.ts';
import { openFlags } from '../../platform/feature-flags/index.ts';
import { openKafka } from '../../platform/kafka/index.ts';
import { openOutbox, outboxSchema, registerSchemas } from '../../platform/messaging/index.ts';
import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import { brokersVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { createCachedCatalogue, createStoredCatalogue, productRoutes, seedCatalogue } from './index.ts';

const service = await startService({
  name: 'product',
  environment: {
    DATABASE_URL: urlVariable,
    KAFKA_BROKERS: brokersVariable,
    /** Where the schemas of its events are registered; without one they are told without an id. */
    SCHEMA_REGISTRY_URL: urlVariable.optional(),
    /** A Redis, `redis://…`; without one, the cache is in memory. */
    CACHE_URL: urlVariable.optional(),
  },
});
const { DATABASE_URL, KAFKA_BROKERS, SCHEMA_REGISTRY_URL, CACHE_URL } = service.environment;

const database = openPostgres(service, DATABASE_URL);
await migrate(service, database, new URL('schema.sql', import.meta.url), outboxSchema);
await seedCatalogue(database);

const flags = await openFlags(service);
const cache = await openCache(service, CACHE_URL);
const catalogue = createCachedCatalogue(createStoredCatalogue(database), cache, flags);
const schemaIds = registerSchemas(service, SCHEMA_REGISTRY_URL, eventsToldBy('product'));
const outbox = openOutbox(service, database, openKafka(service, KAFKA_BROKERS).producer, schemaIds);

service.serve(productRoutes({ database, outbox, catalogue }));
