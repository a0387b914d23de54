import { eventsToldBy, topics } from '../../events/index.ts';
import { eventStoreSchema } from '../../platform/event-sourcing/index.ts';
import { createOnce, idempotencySchema } from '../../platform/idempotency/index.ts';
import { openKafka } from '../../platform/kafka/index.ts';
import {
  consumeEvents,
  inboxSchema,
  openOutbox,
  outboxSchema,
  registerSchemas,
} from '../../platform/messaging/index.ts';
import { sagaMetrics } from '../../platform/metrics/index.ts';
import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import { brokersVariable, millisecondsVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { backofficeRoutes } from './backoffice/index.ts';
import { createOrders } from './create-orders.ts';
import { paymentEdge } from './edges.ts';
import { customerEventHandlers } from './erase-customer/index.ts';
import { placeOrderRoutes } from './place-order/index.ts';
import { openReadModel, orderViewSchema } from './read-model/index.ts';
import { createPaymentClient, startSaga, stockEventHandlers } from './saga/index.ts';
import { showOrdersRoutes } from './show-orders/index.ts';

const service = await startService({
  name: 'order',
  environment: {
    DATABASE_URL: urlVariable,
    KAFKA_BROKERS: brokersVariable,
    /** Where the schemas of its events are registered; without one they are told without an id. */
    SCHEMA_REGISTRY_URL: urlVariable.optional(),
    PAYMENT_URL: urlVariable,
    /** Where orders are read from: `mongodb://…`; the service's own Postgres by default. */
    READ_MODEL_URL: urlVariable.optional(),
    /** How long inventory may take before the order is cancelled. */
    STOCK_DEADLINE_MS: millisecondsVariable(120_000),
    /** How long payment may take before the order is cancelled. */
    SAGA_DEADLINE_MS: millisecondsVariable(20_000),
  },
});
const {
  DATABASE_URL,
  KAFKA_BROKERS,
  SCHEMA_REGISTRY_URL,
  PAYMENT_URL,
  READ_MODEL_URL,
  STOCK_DEADLINE_MS,
  SAGA_DEADLINE_MS,
} = service.environment;

const database = openPostgres(service, DATABASE_URL);
const schema = new URL('./schema.sql', import.meta.url);
await migrate(
  service,
  database,
  eventStoreSchema,
  schema,
  orderViewSchema,
  inboxSchema,
  outboxSchema,
  idempotencySchema,
);

const broker = openKafka(service, KAFKA_BROKERS);
const schemaIds = registerSchemas(service, SCHEMA_REGISTRY_URL, eventsToldBy('order'));
const outbox = openOutbox(service, database, broker.producer, schemaIds);
const readModel = await openReadModel(service, database, READ_MODEL_URL);
const orders = createOrders({
  database,
  outbox,
  readModel,
  deadlines: { stockMs: STOCK_DEADLINE_MS, paymentMs: SAGA_DEADLINE_MS },
  sagaEnded: sagaMetrics(service.metrics, 'order').ended,
});
const payment = createPaymentClient(paymentEdge(PAYMENT_URL, service.log));
const saga = startSaga(service, { database, orders, payment });

consumeEvents(service, { broker, database, topic: topics.stock, handlers: stockEventHandlers(orders, saga) });
consumeEvents(service, { broker, database, topic: topics.customers, handlers: customerEventHandlers(orders) });
service.serve(
  placeOrderRoutes({ once: createOnce(service, database), orders, readModel }),
  showOrdersRoutes(readModel.views),
  backofficeRoutes({ database, orders, readModel, saga }),
);
