import { openKafka } from '../../platform/kafka/index.ts';
import { consumeEvents, inboxSchema, openOutbox, outboxSchema } from '../../platform/messaging/index.ts';
import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import { brokersVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { orderEventHandlers } from './order-events.ts';
import { stockRoutes } from './routes.ts';
import { seedStock } from './seed-stock.ts';

const service = await startService({
  name: 'inventory',
  environment: { DATABASE_URL: urlVariable, KAFKA_BROKERS: brokersVariable },
});
const { DATABASE_URL, KAFKA_BROKERS } = service.environment;

const database = openPostgres(service, DATABASE_URL);
await migrate(service, database, new URL('./schema.sql', import.meta.url), inboxSchema, outboxSchema);
await seedStock(database);

const broker = openKafka(service, KAFKA_BROKERS);
const outbox = openOutbox(service, database, broker.producer);

consumeEvents(service, { broker, database, topic: 'orders', handlers: orderEventHandlers(outbox) });
service.serve(stockRoutes(database));
