import type { BrokerContext } from '../context.ts';
import type { Route } from '../http/index.ts';
import { deployedVersionRoutes } from './deployed-version-routes.ts';
import { environmentRoutes } from './environment-routes.ts';
import { releasedVersionRoutes } from './released-version-routes.ts';

export const environmentsRoutes = (context: BrokerContext): Route[] => [
  ...environmentRoutes(context),
  ...deployedVersionRoutes(context),
  ...releasedVersionRoutes(context),
];
