import { startService, textVariable, urlVariable } from '../../platform/service/index.ts';
import { catalogueRoutes } from './catalogue/index.ts';
import { createEdges } from './edges.ts';
import { orderRoutes } from './orders/index.ts';
import { createTokens, sessionRoutes } from './session/index.ts';
import { loadStorefront } from './storefront/index.ts';

const service = await startService({
  name: 'user-bff',
  environment: {
    PRODUCT_URL: urlVariable,
    ORDER_URL: urlVariable,
    JWT_SECRET: textVariable.default('storefront-secret'),
  },
});

const { product, order } = createEdges(service.environment, service.log);
const tokens = createTokens(service.environment.JWT_SECRET);
const storefront = await loadStorefront(new URL('../../web/', import.meta.url));

service.serve(sessionRoutes(tokens), catalogueRoutes(product), orderRoutes({ product, order, tokens }), storefront);
