import { openKafka } from '../../platform/kafka/index.ts';
import { consumeEvents, inboxSchema } from '../../platform/messaging/index.ts';
import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import { brokersVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { startMailQueue } from './mail-queue.ts';
import { createMailServer } from './mail-server.ts';
import { orderEventHandlers } from './order-events.ts';

const service = await startService({
  name: 'notification',
  environment: { DATABASE_URL: urlVariable, KAFKA_BROKERS: brokersVariable, SMTP_URL: urlVariable },
});
const { DATABASE_URL, KAFKA_BROKERS, SMTP_URL } = service.environment;

const database = openPostgres(service, DATABASE_URL);
await migrate(service, database, new URL('./schema.sql', import.meta.url), inboxSchema);

const broker = openKafka(service, KAFKA_BROKERS);
const mailQueue = startMailQueue(service, database, createMailServer(SMTP_URL));

consumeEvents(service, { broker, database, topic: 'orders', handlers: orderEventHandlers(mailQueue) });
service.serve();
