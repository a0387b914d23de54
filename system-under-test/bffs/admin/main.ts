import { createIdentity } from '../../platform/identity/index.ts';
import { openDeadLetters } from '../../platform/messaging/index.ts';
import { answerWithin } from '../../platform/resilience/index.ts';
import { brokersVariable, startService, urlVariable } from '../../platform/service/index.ts';
import { openOptionalKafka } from '../shared/kafka/index.ts';
import { loadPages } from '../shared/pages/index.ts';
import { adminRoutes } from './admin-routes.ts';
import { createEdges } from './edges.ts';

/** Below what the gateway waits, so that whoever asks is told what went wrong. */
const ANSWER_WITHIN_MS = 8_000;

const service = await startService({
  name: 'admin-bff',
  environment: {
    AUTH_URL: urlVariable,
    ORDER_URL: urlVariable,
    INVENTORY_URL: urlVariable,
    PAYMENT_URL: urlVariable,
    PRODUCT_URL: urlVariable,
    ANALYTICS_URL: urlVariable,
    KAFKA_BROKERS: brokersVariable,
  },
});
const { environment, log } = service;

const identity = createIdentity(service, { auth: environment.AUTH_URL });
const deadLetters = openDeadLetters(openOptionalKafka(service, environment.KAFKA_BROKERS));
const web = new URL('../../web/', import.meta.url);
const pages = await loadPages(
  { folder: new URL('admin/', web), at: '/admin', takes: (path) => path.endsWith('.html') },
  // All that the pages name comes from here: they work while the storefront does not.
  { folder: web, at: '/admin/assets', takes: (path) => !path.endsWith('.html') },
);

service.serve(
  answerWithin(ANSWER_WITHIN_MS),
  adminRoutes({ ...createEdges(environment, log), identity, deadLetters }),
  pages,
);
