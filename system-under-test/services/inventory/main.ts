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
import { brokersVariable, millisecondsVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { orderEventHandlers } from './order-events.ts';
import { startExpiry } from './reservations/index.ts';
import { stockRoutes } from './routes.ts';
import { seedStock } from './seed-stock.ts';
import { stockMetrics } from './stock-metrics.ts';

const service = await startService({
  name: 'inventory',
  environment: {
    DATABASE_URL: urlVariable,
    KAFKA_BROKERS: brokersVariable,
    /** Where the schemas of its events are registered; without one they are told without an id. */
    SCHEMA_REGISTRY_URL: urlVariable.optional(),
    /** Well beyond the time in which order ends every order by itself. */
    RESERVATION_TTL_MS: millisecondsVariable(600_000),
  },
});
const { DATABASE_URL, KAFKA_BROKERS, SCHEMA_REGISTRY_URL, RESERVATION_TTL_MS: reservationTtlMs } = service.environment;

const database = openPostgres(service, DATABASE_URL);
const schema = new URL('./schema.sql', import.meta.url);
await migrate(service, database, schema, inboxSchema, outboxSchema, idempotencySchema);
await seedStock(database);

const broker = openKafka(service, KAFKA_BROKERS);
const schemaIds = registerSchemas(service, SCHEMA_REGISTRY_URL, eventsToldBy('inventory'));
const outbox = openOutbox(service, database, broker.producer, schemaIds);

const metrics = stockMetrics();
const handlers = orderEventHandlers({ outbox, reservationTtlMs, log: service.log, metrics });
consumeEvents(service, { broker, database, topic: topics.orders, handlers });
startExpiry(service, { database, outbox }, metrics);
service.serve(stockRoutes({ database, once: createOnce(service, database) }));
