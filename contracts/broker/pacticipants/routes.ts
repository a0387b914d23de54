import type { BrokerContext } from '../context.ts';
import type { Route } from '../http/index.ts';
import { branchRoutes } from './branch-routes.ts';
import { labelRoutes } from './label-routes.ts';
import { pacticipantRoutes } from './pacticipant-routes.ts';
import { tagRoutes } from './tag-routes.ts';
import { versionRoutes } from './version-routes.ts';
import type { Whereabouts } from './whereabouts.ts';

/** To be asked last: versions, branches and tags take whatever slashes follow, so the other rooms' longer paths go first. */
export const pacticipantsRoutes = (context: BrokerContext, whereabouts: Whereabouts): Route[] => [
  ...pacticipantRoutes(context, whereabouts),
  ...labelRoutes(context),
  ...tagRoutes(context, whereabouts),
  ...versionRoutes(context, whereabouts),
  ...branchRoutes(context, whereabouts),
];
