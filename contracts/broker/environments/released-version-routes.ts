import type { BrokerContext } from '../context.ts';
import { BrokerError, bodyObject, created, links, notFound, ok, type Route } from '../http/index.ts';
import { requireVersion, timestamps } from '../pacticipants/index.ts';
import { embeddedVersion } from './deployed-version-resource.ts';
import { environmentById, requireEnvironment } from './environment.ts';
import { environmentResource } from './environment-resource.ts';
import {
  type ReleasedVersion,
  recordRelease,
  recordSupportEnded,
  releasedVersionByUuid,
  releasedVersions,
} from './released-version.ts';

const ofVersion = '/pacticipants/:name/versions/*version/released-versions/environment/:uuid';

export function releasedVersionRoutes(context: BrokerContext): Route[] {
  const { database } = context;
  const required = (uuid: string): ReleasedVersion => {
    const found = releasedVersionByUuid(database, uuid);
    if (!found) throw notFound();
    return found;
  };
  const resource = (base: string, released: ReleasedVersion) => {
    const environment = environmentById(database, released.environmentId);
    return {
      ...fields(base, released),
      _embedded: {
        ...embeddedVersion(base, released),
        environment: environment && environmentResource(base, environment),
      },
    };
  };
  return [
    {
      method: 'GET',
      path: '/environments/:uuid/released-versions/currently-supported',
      handle: ({ params: { uuid = '' }, query, queryString, baseUrl }) => {
        const environment = requireEnvironment(database, uuid);
        const pacticipantName = query.get('pacticipant');
        const versionNumber = query.get('version');
        const found = releasedVersions(database, {
          environmentId: environment.id,
          current: true,
          ...(pacticipantName !== null && { pacticipantName }),
          ...(versionNumber !== null && { versionNumber }),
        });
        const self = `${links.environment(baseUrl, uuid)}/released-versions/currently-supported`;
        return ok({
          _embedded: {
            releasedVersions: found.map((released) => ({
              ...fields(baseUrl, released),
              _embedded: embeddedVersion(baseUrl, released),
            })),
          },
          _links: {
            self: {
              href: queryString ? `${self}?${queryString}` : self,
              title: `Currently supported versions in ${environment.displayName}`,
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
        const found = releasedVersions(database, { versionId: version.id, environmentId: environment.id });
        return ok({
          _embedded: { releasedVersions: found.map((released) => fields(baseUrl, released)) },
          _links: {
            self: {
              href: `${links.version(baseUrl, pacticipant.name, number)}/released-versions/environment/${uuid}`,
              title: `Released versions for ${pacticipant.displayName} version ${number} in ${environment.displayName}`,
            },
          },
        });
      },
    },
    {
      method: 'POST',
      path: ofVersion,
      handle: ({ params: { name = '', version: number = '', uuid = '' }, baseUrl }) => {
        const { version } = requireVersion(database, name, number);
        const release = recordRelease(context, version, requireEnvironment(database, uuid));
        const body = resource(baseUrl, release.releasedVersion);
        return release.created ? created(body, links.releasedVersion(baseUrl, body.uuid)) : ok(body);
      },
    },
    {
      method: 'GET',
      path: '/released-versions/:uuid',
      handle: ({ params: { uuid = '' }, baseUrl }) => ok(resource(baseUrl, required(uuid))),
    },
    {
      method: 'PATCH',
      path: '/released-versions/:uuid',
      handle: ({ params: { uuid = '' }, body, baseUrl }) => {
        const released = required(uuid);
        const { currentlySupported } = bodyObject(body ?? {});
        if (currentlySupported === true) throw cannotComeBack;
        return ok(resource(baseUrl, currentlySupported === false ? recordSupportEnded(context, released) : released));
      },
    },
  ];
}

const fields = (base: string, released: ReleasedVersion) => ({
  uuid: released.uuid,
  currentlySupported: released.supportEndedAt === null,
  ...timestamps(released),
  supportEndedAt: released.supportEndedAt ?? undefined,
  _links: { self: { href: links.releasedVersion(base, released.uuid) } },
});

const cannotComeBack = new BrokerError(422, {
  errors: {
    currentlySupported: ['The currentlySupported property cannot be set back to true. Please record a new deployment.'],
  },
});
