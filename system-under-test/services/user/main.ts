import { eventsToldBy, topics } from '../../events/index.ts';
import { createOnce, idempotencySchema } from '../../platform/idempotency/index.ts';
import { openKafka } from '../../platform/kafka/index.ts';
import {
  consumeEvents,
  inboxSchema,
  openOutbox,
  outboxSchema,
  registerSchemas,
} from '../../platform/messaging/index.ts';
import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import { brokersVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { addressRoutes } from './addresses/index.ts';
import { accountEventHandlers, customerRoutes } from './customers/index.ts';

const service = await startService({
  name: 'user',
  environment: {
    DATABASE_URL: urlVariable,
    KAFKA_BROKERS: brokersVariable,
    /** Where the schemas of its events are registered; without one they are told without an id. */
    SCHEMA_REGISTRY_URL: urlVariable.optional(),
  },
});
const { DATABASE_URL, KAFKA_BROKERS, SCHEMA_REGISTRY_URL } = service.environment;

const database = openPostgres(service, DATABASE_URL);
const schema = new URL('./schema.sql', import.meta.url);
await migrate(service, database, schema, inboxSchema, outboxSchema, idempotencySchema);

const broker = openKafka(service, KAFKA_BROKERS);
const schemaIds = registerSchemas(service, SCHEMA_REGISTRY_URL, eventsToldBy('user'));
const outbox = openOutbox(service, database, broker.producer, schemaIds);
const once = createOnce(service, database);

consumeEvents(service, { broker, database, topic: topics.accounts, handlers: accountEventHandlers(outbox) });
service.serve(customerRoutes({ database, outbox }), addressRoutes({ database, once }));
