/** Small pictures for readme files: how a pact stands, whether a version may be deployed. Drawn here, without the internet. */
import type { BrokerContext } from '../context.ts';
import type { Route } from '../http/index.ts';
import { deployBadgeRoutes } from './deploy-badge-routes.ts';
import { pactBadgeRoutes } from './pact-badge-routes.ts';

/** Before the rooms of pacts and pacticipants: their paths take slashes, and would take a badge for a tag. */
export const badgesRoutes = (context: BrokerContext): Route[] => [
  ...pactBadgeRoutes(context),
  ...deployBadgeRoutes(context),
];
