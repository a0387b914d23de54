import type { BrokerContext } from '../context.ts';
import { BrokerError, bodyObject, created, links, notFound, ok, type Route } from '../http/index.ts';
import { requireVersion } from '../pacticipants/index.ts';
import {
  type DeployedVersion,
  deployedVersionByUuid,
  deployedVersions,
  recordDeployment,
  recordUndeployment,
} from './deployed-version.ts';
import { deployedVersionFields, embeddedVersion } from './deployed-version-resource.ts';
import { environmentById, requireEnvironment } from './environment.ts';
import { environmentResource } from './environment-resource.ts';

const ofVersion = '/pacticipants/:name/versions/*version/deployed-versions/environment/:uuid';

export function deployedVersionRoutes(context: BrokerContext): Route[] {
  const { database } = context;
  const required = (uuid: string): DeployedVersion => {
    const found = deployedVersionByUuid(database, uuid);
    if (!found) throw notFound();
    return found;
  };
  const resource = (base: string, deployed: DeployedVersion) => {
    const environment = environmentById(database, deployed.environmentId);
    return {
      ...deployedVersionFields(base, deployed),
      _embedded: {
        ...embeddedVersion(base, deployed),
        environment: environment && environmentResource(base, environment),
      },
    };
  };
  return [
    {
      method: 'GET',
      path: '/environments/:uuid/deployed-versions/currently-deployed',
      handle: ({ params: { uuid = '' }, query, queryString, baseUrl }) => {
        const environment = requireEnvironment(database, uuid);
        const pacticipantName = query.get('pacticipant') ?? undefined;
        const target = query.get('applicationInstance') ?? query.get('target') ?? undefined;
        const found = deployedVersions(database, {
          environmentId: environment.id,
          current: true,
          ...(pacticipantName !== undefined && { pacticipantName }),
          // Blank asks for those that have none.
          ...(target !== undefined && { target: target.trim() === '' ? null : target }),
        });
        const self = `${links.environment(baseUrl, uuid)}/deployed-versions/currently-deployed`;
        return ok({
          _embedded: {
            deployedVersions: found.map((deployed) => ({
              ...deployedVersionFields(baseUrl, deployed),
              _embedded: embeddedVersion(baseUrl, deployed),
            })),
          },
          _links: {
            self: {
              href: queryString ? `${self}?${queryString}` : self,
              title: `Currently deployed versions for ${environment.displayName}`,
            },
          },
        });
      },
    },
    {
      method: 'GET',
      path: ofVersion,
      handle: ({ params: { name = '', version: number = '', uuid = '' }, baseUrl }) => {
        const { pacticipant, version } = requireVersion(database, name, number);
        const environment = requireEnvironment(database, uuid);
        const found = deployedVersions(database, { versionId: version.id, environmentId: environment.id });
        return ok({
          _embedded: { deployedVersions: found.map((deployed) => deployedVersionFields(baseUrl, deployed)) },
          _links: {
            self: {
              href: `${links.version(baseUrl, pacticipant.name, number)}/deployed-versions/environment/${uuid}`,
              title: `Deployed versions for ${pacticipant.name} version ${number} in environment ${environment.displayName}`,
            },
          },
        });
      },
    },
    {
      method: 'POST',
      path: ofVersion,
      handle: ({ params: { name = '', version: number = '', uuid = '' }, body, baseUrl }) => {
        const { version } = requireVersion(database, name, number);
        const environment = requireEnvironment(database, uuid);
        const deployed = recordDeployment(context, version, environment, { target: instanceOf(body) });
        return created(resource(baseUrl, deployed), links.deployedVersion(baseUrl, deployed.uuid));
      },
    },
    {
      method: 'GET',
      path: '/deployed-versions/:uuid',
      handle: ({ params: { uuid = '' }, baseUrl }) => ok(resource(baseUrl, required(uuid))),
    },
    {
      method: 'PATCH',
      path: '/deployed-versions/:uuid',
      handle: ({ params: { uuid = '' }, body, baseUrl }) => {
        const deployed = required(uuid);
        const { currentlyDeployed } = bodyObject(body ?? {});
        if (currentlyDeployed === true) throw cannotComeBack;
        return ok(resource(baseUrl, currentlyDeployed === false ? recordUndeployment(context, deployed) : deployed));
      },
    },
  ];
}

const cannotComeBack = new BrokerError(422, {
  errors: {
    currentlyDeployed: ['The currentlyDeployed property cannot be set back to true. Please record a new deployment.'],
  },
});

/** Upstream takes whatever is there as its text; the older name of the field is `target`. */
function instanceOf(body: unknown): string | null {
  const { applicationInstance, target } = bodyObject(body ?? {});
  const instance = applicationInstance ?? target;
  if (instance === undefined || instance === null) return null;
  const text = typeof instance === 'string' ? instance : JSON.stringify(instance);
  return text.trim() === '' ? null : text;
}
