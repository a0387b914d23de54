import { topics } from '../../events/index.ts';
import { openKafka } from '../../platform/kafka/index.ts';
import { consumeEvents, inboxSchema } from '../../platform/messaging/index.ts';
import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import { brokersVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { orderEventHandlers } from './facts/index.ts';
import { reportRoutes } from './reports/index.ts';

const service = await startService({
  name: 'analytics',
  environment: { DATABASE_URL: urlVariable, KAFKA_BROKERS: brokersVariable },
});
const { DATABASE_URL, KAFKA_BROKERS } = service.environment;

const database = openPostgres(service, DATABASE_URL);
await migrate(service, database, new URL('./schema.sql', import.meta.url), inboxSchema);

const broker = openKafka(service, KAFKA_BROKERS);
consumeEvents(service, { broker, database, topic: topics.orders, handlers: orderEventHandlers });
service.serve(reportRoutes(database));
