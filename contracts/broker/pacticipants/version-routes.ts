import type { BrokerContext } from '../context.ts';
import { type BrokerRequest, created, links, noContent, notFound, ok, type Route } from '../http/index.ts';
import { findOrCreatePacticipant, type Pacticipant, requirePacticipant } from './pacticipant.ts';
import { deleteVersion, findVersion, requireVersion, type Version } from './version.ts';
import { findLatestVersion, type VersionFilter } from './version-list.ts';
import { versionListResource } from './version-list-resource.ts';
import { versionResource } from './version-resource.ts';
import type { Whereabouts } from './whereabouts.ts';
import { versionDetailsOf, writeVersion } from './write-version.ts';

/** CLI 0.8.8 leaves the slashes of a version, a branch and a tag as they are: what stands last takes them all. */
export function versionRoutes(context: BrokerContext, whereabouts: Whereabouts): Route[] {
  const { database } = context;
  const resource = (base: string, found: { pacticipant: Pacticipant; version: Version }, self?: string) =>
    versionResource(
      database,
      base,
      found,
      {
        ...whereabouts.linksOfVersion(found.version, base),
        ...whereabouts.linksToRecord(found.pacticipant, found.version, base),
      },
      self,
    );
  const latest = ({ params: { name = '' }, baseUrl }: BrokerRequest, filter: VersionFilter, ...rest: string[]) => {
    const pacticipant = requirePacticipant(database, name);
    const version = findLatestVersion(database, pacticipant.id, filter);
    if (!version) throw notFound();
    const self = [links.pacticipant(baseUrl, pacticipant.name), ...rest].join('/');
    return ok(resource(baseUrl, { pacticipant, version }, self));
  };
  const write = (kind: 'replace' | 'update') => (request: BrokerRequest) => {
    const { name = '', version: number = '' } = request.params;
    const details = versionDetailsOf(request.body);
    const pacticipant = findOrCreatePacticipant(context, name);
    const known = findVersion(database, pacticipant.id, number) !== undefined;
    const version = writeVersion(context, pacticipant, number, details, kind);
    const body = resource(request.baseUrl, { pacticipant, version });
    return known ? ok(body) : created(body, links.version(request.baseUrl, pacticipant.name, number));
  };
  return [
    {
      method: 'GET',
      path: '/pacticipants/:name/versions',
      handle: (request) => {
        const pacticipant = requirePacticipant(database, request.params.name ?? '');
        const list = `${links.pacticipant(request.baseUrl, pacticipant.name)}/versions`;
        return ok(versionListResource(database, whereabouts, request, pacticipant, {}, list));
      },
    },
    {
      method: 'GET',
      path: '/pacticipants/:name/versions/*version',
      handle: ({ params: { name = '', version = '' }, baseUrl }) =>
        ok(resource(baseUrl, requireVersion(database, name, version))),
    },
    { method: 'PUT', path: '/pacticipants/:name/versions/*version', handle: write('replace') },
    { method: 'PATCH', path: '/pacticipants/:name/versions/*version', handle: write('update') },
    {
      method: 'DELETE',
      path: '/pacticipants/:name/versions/*version',
      handle: ({ params: { name = '', version = '' } }) => {
        deleteVersion(database, requireVersion(database, name, version).version);
        return noContent;
      },
    },
    {
      method: 'GET',
      path: '/pacticipants/:name/latest-version',
      handle: (request) => latest(request, {}, 'latest-version'),
    },
    {
      method: 'GET',
      path: '/pacticipants/:name/latest-version/*tag',
      handle: (request) => {
        const { tag = '' } = request.params;
        return latest(request, { tag }, 'latest-version', encodeURIComponent(tag));
      },
    },
    {
      method: 'GET',
      path: '/pacticipants/:name/branches/*branch/latest-version',
      handle: (request) => {
        const { branch = '' } = request.params;
        return latest(request, { branch }, 'branches', encodeURIComponent(branch), 'latest-version');
      },
    },
  ];
}
