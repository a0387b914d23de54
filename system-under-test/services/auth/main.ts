import { eventsToldBy, topics } from '../../events/index.ts';
import { openKafka } from '../../platform/kafka/index.ts';
import {
  consumeEvents,
  inboxSchema,
  openOutbox,
  outboxSchema,
  registerSchemas,
} from '../../platform/messaging/index.ts';
import { migrate, openPostgres } from '../../platform/postgres/index.ts';
import {
  brokersVariable,
  millisecondsVariable,
  startService,
  textVariable,
  urlVariable,
} from '../../platform/service/index.ts';
import { seedAdmin } from './accounts/index.ts';
import { customerEventHandlers } from './customer-events.ts';
import { startForgettingExpired } from './forget-expired.ts';
import { createKeyRing } from './keys/index.ts';
import { sessionRoutes } from './session-routes.ts';
import { LONGEST_TOKEN_LIFE_MS } from './token-life.ts';
import { verificationRoutes } from './verification-routes.ts';

const service = await startService({
  name: 'auth',
  environment: {
    DATABASE_URL: urlVariable,
    KAFKA_BROKERS: brokersVariable,
    /** Where the schemas of its events are registered; without one they are told without an id. */
    SCHEMA_REGISTRY_URL: urlVariable.optional(),
    /** The admin's account, made at the first start. The defaults are for practice: a real shop sets its own. */
    ADMIN_EMAIL: textVariable.default('admin@shop.example'),
    ADMIN_PASSWORD: textVariable.default('sea-trial-admin'),
    /** How long a key signs tokens before the next one takes over; a day. */
    KEY_ROTATION_MS: millisecondsVariable(24 * 60 * 60_000),
  },
});
const { DATABASE_URL, KAFKA_BROKERS, SCHEMA_REGISTRY_URL, ADMIN_EMAIL, ADMIN_PASSWORD, KEY_ROTATION_MS } =
  service.environment;

const database = openPostgres(service, DATABASE_URL);
await migrate(service, database, new URL('./schema.sql', import.meta.url), inboxSchema, outboxSchema);
await seedAdmin(database, ADMIN_EMAIL, ADMIN_PASSWORD);

const broker = openKafka(service, KAFKA_BROKERS);
const schemaIds = registerSchemas(service, SCHEMA_REGISTRY_URL, eventsToldBy('auth'));
const outbox = openOutbox(service, database, broker.producer, schemaIds);
const keys = createKeyRing(service, { database, rotationMs: KEY_ROTATION_MS, tokenLifeMs: LONGEST_TOKEN_LIFE_MS });
startForgettingExpired(service, database);

consumeEvents(service, { broker, database, topic: topics.customers, handlers: customerEventHandlers() });
service.serve(sessionRoutes({ database, outbox, keys }), verificationRoutes({ database, keys }));
