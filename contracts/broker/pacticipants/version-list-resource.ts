import type { Database } from '../database/index.ts';
import { type BrokerRequest, links, pageFields, pagingOf } from '../http/index.ts';
import type { Pacticipant } from './pacticipant.ts';
import { listVersions, type VersionFilter } from './version-list.ts';
import { versionResource } from './version-resource.ts';
import type { Whereabouts } from './whereabouts.ts';

/**
 * A page of a pacticipant's versions, the latest first.
 * @param list - where the list is, without its query
 */
export function versionListResource(
  database: Database,
  whereabouts: Whereabouts,
  { baseUrl, query, queryString }: BrokerRequest,
  pacticipant: Pacticipant,
  filter: VersionFilter,
  list: string,
  title = `All application versions of ${pacticipant.name}`,
) {
  const page = listVersions(database, pacticipant.id, filter, pagingOf(query));
  const fields = pageFields(page, list);
  const href = links.pacticipant(baseUrl, pacticipant.name);
  const versionHref = (number: string) => links.version(baseUrl, pacticipant.name, number);
  return {
    page: fields.page,
    _embedded: {
      versions: page.items.map((version) =>
        versionResource(database, baseUrl, { pacticipant, version }, whereabouts.linksOfVersion(version, baseUrl)),
      ),
    },
    _links: {
      self: { href: queryString ? `${list}?${queryString}` : list, title },
      ...fields.links,
      'pb:pacticipant': { href, title: pacticipant.name },
      'pb:versions': page.items.map(({ number, updatedAt }) => ({
        href: versionHref(number),
        title: `Version ${number} - ${updatedAt.slice(0, 10).split('-').reverse().join('/')}`,
      })),
      pacticipant: { href, title: 'Deprecated - please use pb:pacticipant' },
      versions: page.items.map(({ number }) => ({
        href: versionHref(number),
        title: 'Deprecated - please use pb:versions',
      })),
    },
  };
}
