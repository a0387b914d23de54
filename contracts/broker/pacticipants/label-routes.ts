import type { BrokerContext } from '../context.ts';
import { created, links, noContent, notFound, ok, pageFields, pagingOf, type Route } from '../http/index.ts';
import { addLabel, allLabels, findLabel, type Label, removeLabel } from './label.ts';
import { findOrCreatePacticipant, type Pacticipant, requirePacticipant } from './pacticipant.ts';

const path = '/pacticipants/:name/labels/*label';

export function labelRoutes(context: BrokerContext): Route[] {
  const { database } = context;
  const required = (pacticipant: Pacticipant, name: string): Label => {
    const found = findLabel(database, pacticipant.id, name);
    if (!found) throw notFound();
    return found;
  };
  return [
    {
      method: 'GET',
      path: '/labels',
      handle: ({ query, baseUrl }) => {
        const self = `${baseUrl}/labels`;
        const page = allLabels(database, pagingOf(query));
        const { page: figures, links: pages } = pageFields(page, self);
        return ok({
          page: figures,
          _embedded: { labels: page.items.map(({ name, createdAt }) => ({ name, createdAt })) },
          _links: { self: { title: 'Labels', href: self }, ...pages },
        });
      },
    },
    {
      method: 'GET',
      path,
      handle: ({ params: { name = '', label = '' }, baseUrl }) => {
        const pacticipant = requirePacticipant(database, name);
        return ok(resource(baseUrl, pacticipant, required(pacticipant, label)));
      },
    },
    {
      method: 'PUT',
      path,
      handle: ({ params: { name = '', label = '' }, baseUrl }) => {
        const pacticipant = findOrCreatePacticipant(context, name);
        const isNew = addLabel(context, pacticipant, label);
        const body = resource(baseUrl, pacticipant, required(pacticipant, label));
        return isNew ? created(body, links.label(baseUrl, pacticipant.name, label)) : ok(body);
      },
    },
    {
      method: 'DELETE',
      path,
      handle: ({ params: { name = '', label = '' } }) => {
        if (!removeLabel(database, requirePacticipant(database, name), label)) throw notFound();
        return noContent;
      },
    },
  ];
}

const resource = (base: string, pacticipant: Pacticipant, { name, createdAt }: Label) => ({
  name,
  createdAt,
  _links: {
    self: { title: 'Label', name, href: links.label(base, pacticipant.name, name) },
    pacticipant: { title: 'Pacticipant', name: pacticipant.name, href: links.pacticipant(base, pacticipant.name) },
  },
});
