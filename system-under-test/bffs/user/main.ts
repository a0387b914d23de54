import { createIdentity } from '../../platform/identity/index.ts';
import { startService, urlVariable } from '../../platform/service/index.ts';
import { loadPages } from '../shared/pages/index.ts';
import { createEdges } from './edges.ts';
import { orderRoutes } from './orders/index.ts';
import { profileRoutes } from './profile/index.ts';

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
const edges = createEdges(service.environment, service.log);
const storefront = await loadPages({
  folder: new URL('../../web/', import.meta.url),
  at: '/',
  takes: (path) => !path.startsWith('admin/'),
});

service.serve(orderRoutes({ ...edges, identity }), profileRoutes({ ...edges, identity }), storefront);
