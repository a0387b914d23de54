import { openKafka } from '../../platform/kafka/index.ts';
import { consumeEvents, inboxSchema, openOutbox, outboxSchema } from '../../platform/messaging/index.ts';
import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import { brokersVariable, millisecondsVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { createOrders } from './create-orders.ts';
import { paymentEdge } from './edges.ts';
import { createPaymentClient } from './payment-client.ts';
import { orderRoutes } from './routes.ts';
import { startPaymentSaga } from './saga/index.ts';
import { stockEventHandlers } from './stock-events.ts';

const service = await startService({
  name: 'order',
  environment: {
    DATABASE_URL: urlVariable,
    KAFKA_BROKERS: brokersVariable,
    PAYMENT_URL: urlVariable,
    /** How long payment may take before the order is cancelled. */
    SAGA_DEADLINE_MS: millisecondsVariable(20_000),
  },
});
const { DATABASE_URL, KAFKA_BROKERS, PAYMENT_URL, SAGA_DEADLINE_MS } = service.environment;

const database = openPostgres(service, DATABASE_URL);
await migrate(service, database, new URL('./schema.sql', import.meta.url), inboxSchema, outboxSchema);

const broker = openKafka(service, KAFKA_BROKERS);
const outbox = openOutbox(service, database, broker.producer);
const orders = createOrders({ database, outbox, sagaDeadlineMs: SAGA_DEADLINE_MS });
const payment = createPaymentClient(paymentEdge(PAYMENT_URL, service.log));
const paymentSaga = startPaymentSaga(service, { database, orders, payment });

consumeEvents(service, { broker, database, topic: 'stock', handlers: stockEventHandlers(orders, paymentSaga) });
service.serve(orderRoutes({ database, orders }));
