import { topics } from '../../events/index.ts';
import { openKafka } from '../../platform/kafka/index.ts';
import { consumeEvents, inboxSchema } from '../../platform/messaging/index.ts';
import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import { brokersVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { customerEventHandlers } from './customer-events.ts';
import { partyEdge } from './edges.ts';
import { createMailChannel } from './mail/index.ts';
import { notificationRoutes } from './notification-routes.ts';
import { orderEventHandlers } from './order-events.ts';
import { startOutgoingQueue } from './outgoing/index.ts';
import { preferenceRoutes } from './preferences/index.ts';
import { createPushChannel } from './push/index.ts';
import { createSmsChannel } from './sms/index.ts';

const service = await startService({
  name: 'notification',
  environment: {
    DATABASE_URL: urlVariable,
    KAFKA_BROKERS: brokersVariable,
    SMTP_URL: urlVariable,
    SMS_URL: urlVariable,
    PUSH_URL: urlVariable,
  },
});
const { DATABASE_URL, KAFKA_BROKERS, SMTP_URL, SMS_URL, PUSH_URL } = service.environment;

const database = openPostgres(service, DATABASE_URL);
await migrate(service, database, new URL('./schema.sql', import.meta.url), inboxSchema);

const channels = [
  createMailChannel(SMTP_URL),
  createSmsChannel(partyEdge('sms', SMS_URL, service.log)),
  createPushChannel(partyEdge('push', PUSH_URL, service.log)),
];
const queues = channels.map((channel) => startOutgoingQueue(service, database, channel));
const wake = () => {
  for (const queue of queues) queue.wake();
};

const broker = openKafka(service, KAFKA_BROKERS);
consumeEvents(service, { broker, database, topic: topics.orders, handlers: orderEventHandlers(wake) });
consumeEvents(service, { broker, database, topic: topics.customers, handlers: customerEventHandlers });
service.serve(preferenceRoutes(database), notificationRoutes(database));
