import type { BrokerContext } from '../context.ts';
import { created, links, noContent, ok, type Route } from '../http/index.ts';
import { requirePacticipant, versionListResource } from '../pacticipants/index.ts';
import {
  createEnvironment,
  deleteEnvironment,
  environmentByName,
  environments,
  replaceEnvironment,
  requireEnvironment,
} from './environment.ts';
import { environmentDetailsOf } from './environment-details.ts';
import { environmentResource } from './environment-resource.ts';
import { whereabouts } from './whereabouts.ts';

export function environmentRoutes(context: BrokerContext): Route[] {
  const { database } = context;
  return [
    {
      method: 'GET',
      path: '/environments',
      handle: ({ query, baseUrl }) => {
        const name = query.get('name');
        const found = name
          ? [environmentByName(database, name)].filter((it) => it !== undefined)
          : environments(database);
        return ok({
          _embedded: { environments: found.map((environment) => environmentResource(baseUrl, environment)) },
          _links: {
            self: { title: 'Environments', href: `${baseUrl}/environments` },
            'pb:environments': found.map((environment) => ({
              title: 'Environment',
              name: environment.name,
              href: links.environment(baseUrl, environment.uuid),
            })),
          },
        });
      },
    },
    {
      method: 'POST',
      path: '/environments',
      handle: ({ body, baseUrl }) => {
        const environment = createEnvironment(context, environmentDetailsOf(database, body, undefined));
        return created(environmentResource(baseUrl, environment), links.environment(baseUrl, environment.uuid));
      },
    },
    {
      method: 'GET',
      path: '/environments/:uuid',
      handle: ({ params: { uuid = '' }, baseUrl }) =>
        ok(environmentResource(baseUrl, requireEnvironment(database, uuid))),
    },
    {
      method: 'PUT',
      path: '/environments/:uuid',
      handle: ({ params: { uuid = '' }, body, baseUrl }) => {
        const environment = requireEnvironment(database, uuid);
        const details = environmentDetailsOf(database, body, uuid);
        return ok(environmentResource(baseUrl, replaceEnvironment(context, environment, details)));
      },
    },
    {
      method: 'DELETE',
      path: '/environments/:uuid',
      handle: ({ params: { uuid = '' } }) => {
        deleteEnvironment(database, requireEnvironment(database, uuid));
        return noContent;
      },
    },
    {
      method: 'GET',
      path: '/pacticipants/:name/environments/:uuid/versions',
      handle: (request) => {
        const { name = '', uuid = '' } = request.params;
        const pacticipant = requirePacticipant(database, name);
        const environment = requireEnvironment(database, uuid);
        const list = `${links.pacticipant(request.baseUrl, pacticipant.name)}/environments/${environment.uuid}/versions`;
        const title = `Versions for ${pacticipant.name} in environment ${environment.displayName}`;
        const filter = { environmentId: environment.id };
        return ok(versionListResource(database, whereabouts(context), request, pacticipant, filter, list, title));
      },
    },
  ];
}
