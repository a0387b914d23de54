import { openFlags } from '../../platform/feature-flags/index.ts';
import { createIdentity } from '../../platform/identity/index.ts';
import { answerWithin } from '../../platform/resilience/index.ts';
import { startService, urlVariable } from '../../platform/service/index.ts';
import { loadPages } from '../shared/pages/index.ts';
import { createEdges } from './edges.ts';
import { orderRoutes } from './orders/index.ts';
import { profileRoutes } from './profile/index.ts';

/** Below what the gateway waits, so that whoever asks is told what went wrong. */
const ANSWER_WITHIN_MS = 8_000;

const service = await startService({
  name: 'user-bff',
  environment: {
    AUTH_URL: urlVariable,
    PRODUCT_URL: urlVariable,
    ORDER_URL: urlVariable,
    USER_URL: urlVariable,
    NOTIFICATION_URL: urlVariable,
  },
});

const identity = createIdentity(service, { auth: service.environment.AUTH_URL });
const flags = await openFlags(service);
const edges = createEdges(service.environment, service.log);
const storefront = await loadPages({
  folder: new URL('../../web/', import.meta.url),
  at: '/',
  takes: (path) => !path.startsWith('admin/'),
});

service.serve(
  answerWithin(ANSWER_WITHIN_MS),
  orderRoutes({ ...edges, identity, flags }),
  profileRoutes({ ...edges, identity }),
  storefront,
);
