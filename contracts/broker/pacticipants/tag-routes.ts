import type { BrokerContext } from '../context.ts';
import { created, links, noContent, notFound, ok, type Route } from '../http/index.ts';
import { findOrCreatePacticipant, type Pacticipant, requirePacticipant } from './pacticipant.ts';
import { addTag, removeTag, type Tag, tagsOf } from './tag.ts';
import { findOrCreateVersion, requireVersion, type Version } from './version.ts';
import { listVersions } from './version-list.ts';
import { versionListResource } from './version-list-resource.ts';
import type { Whereabouts } from './whereabouts.ts';

const path = '/pacticipants/:name/versions/*version/tags/*tag';

export function tagRoutes(context: BrokerContext, whereabouts: Whereabouts): Route[] {
  const { database } = context;
  const find = (version: Version, name: string) => tagsOf(database, version.id).find((tag) => tag.name === name);
  return [
    {
      method: 'GET',
      path,
      handle: ({ params: { name = '', version: number = '', tag: tagName = '' }, baseUrl }) => {
        const { pacticipant, version } = requireVersion(database, name, number);
        const tag = find(version, tagName);
        if (!tag) throw notFound();
        return ok(resource(baseUrl, pacticipant, version, tag));
      },
    },
    {
      method: 'PUT',
      path,
      handle: ({ params: { name = '', version: number = '', tag: tagName = '' }, baseUrl }) =>
        database.transaction(() => {
          const pacticipant = findOrCreatePacticipant(context, name);
          const version = findOrCreateVersion(context, pacticipant, number);
          const known = find(version, tagName);
          addTag(context, version, tagName);
          whereabouts.tagged(version, tagName);
          const body = resource(baseUrl, pacticipant, version, find(version, tagName) as Tag);
          return known ? ok(body) : created(body, links.tag(baseUrl, pacticipant.name, number, tagName));
        }),
    },
    {
      method: 'DELETE',
      path,
      handle: ({ params: { name = '', version: number = '', tag = '' } }) => {
        if (!removeTag(database, requireVersion(database, name, number).version, tag)) throw notFound();
        return noContent;
      },
    },
    {
      method: 'GET',
      path: '/pacticipants/:name/tags/*tag/versions',
      handle: (request) => {
        const { name = '', tag = '' } = request.params;
        const pacticipant = requirePacticipant(database, name);
        if (listVersions(database, pacticipant.id, { tag }, { number: 1, size: 1 }).total === 0) throw notFound();
        const list = `${links.pacticipant(request.baseUrl, pacticipant.name)}/tags/${encodeURIComponent(tag)}/versions`;
        return ok(versionListResource(database, whereabouts, request, pacticipant, { tag }, list));
      },
    },
  ];
}

const resource = (base: string, { name }: Pacticipant, { number }: Version, tag: Tag) => ({
  name: tag.name,
  createdAt: tag.createdAt,
  _links: {
    self: { title: 'Tag', name: tag.name, href: links.tag(base, name, number, tag.name) },
    version: { title: 'Version', name: number, href: links.version(base, name, number) },
    pacticipant: { title: 'Pacticipant', name, href: links.pacticipant(base, name) },
  },
});
