import type { BrokerContext } from '../context.ts';
import { environmentByName } from '../environments/index.ts';
import type { BrokerRequest, Route } from '../http/index.ts';
import { canIDeploy, canIDeployToTag, canIMerge } from '../matrix/index.ts';
import { findBranch, findLatestVersion, findPacticipant, type Pacticipant } from '../pacticipants/index.ts';
import { badgeRoutes, notFoundBadge } from './badge-routes.ts';
import type { Badge } from './svg.ts';

/** Whether the newest version of a branch or a tag may be deployed, and the head of the main branch be merged. */
export function deployBadgeRoutes({ database }: BrokerContext): Route[] {
  const routes = (path: string, badge: (pacticipant: Pacticipant, request: BrokerRequest) => Badge): Route[] =>
    badgeRoutes(`/pacticipants/:name${path}`, (request) => {
      const pacticipant = findPacticipant(database, request.params.name ?? '');
      return pacticipant ? badge(pacticipant, request) : notFoundBadge('pacticipant');
    });
  return [
    ...routes(
      '/branches/*branch/latest-version/can-i-deploy/to-environment/:environment',
      ({ id, name }, { params, query }) => {
        const { branch = '', environment = '' } = params;
        if (!findBranch(database, id, branch)) return notFoundBadge('branch');
        if (!findLatestVersion(database, id, { branch })) return notFoundBadge('version');
        if (!environmentByName(database, environment)) return notFoundBadge('environment');
        const { summary } = canIDeploy(database, { pacticipant: name, branch, latest: true }, environment);
        return deployBadge(`${branch} to ${environment}`, summary.deployable === true, query);
      },
    ),
    ...routes('/latest-version/*tag/can-i-deploy/to/:to', ({ id, name }, { params, query }) => {
      const { tag = '', to = '' } = params;
      if (!findLatestVersion(database, id, { tag })) return notFoundBadge('version');
      const { summary } = canIDeployToTag(database, { pacticipant: name, tag, latest: true }, to);
      return deployBadge(`${tag} to ${to}`, summary.deployable === true, query);
    }),
    ...routes('/main-branch/can-i-merge', ({ name }) => {
      const matrix = canIMerge(database, name);
      if (!matrix) return notFoundBadge('main branch version');
      const { deployable } = matrix.summary;
      if (deployable === null) return { label: 'can-i-merge', message: 'unknown', color: 'lightgrey' };
      return deployable
        ? { label: 'can-i-merge', message: 'success', color: 'brightgreen' }
        : { label: 'can-i-merge', message: 'failed', color: 'red' };
    }),
  ];
}

const deployBadge = (message: string, deployable: boolean, query: URLSearchParams): Badge => ({
  label: query.get('label') || 'can-i-deploy',
  message,
  color: deployable ? 'brightgreen' : 'red',
});
