import type { BrokerContext } from '../context.ts';
import {
  type BrokerRequest,
  bodyObject,
  created,
  links,
  noContent,
  ok,
  pageFields,
  pagingOf,
  type Route,
  textFields,
} from '../http/index.ts';
import {
  createPacticipant,
  deletePacticipant,
  findPacticipant,
  listPacticipants,
  type Pacticipant,
  type PacticipantDetails,
  replacePacticipant,
  requirePacticipant,
  updatePacticipant,
} from './pacticipant.ts';
import { pacticipantResource } from './pacticipant-resource.ts';
import type { Whereabouts } from './whereabouts.ts';

export function pacticipantRoutes(context: BrokerContext, whereabouts: Whereabouts): Route[] {
  const { database } = context;
  const resource = (base: string, pacticipant: Pacticipant) =>
    pacticipantResource(database, base, pacticipant, whereabouts.linksOfPacticipant(pacticipant, base));
  const list = ({ baseUrl, query }: BrokerRequest, label?: string) => {
    const page = listPacticipants(database, { nameHas: query.get('q') ?? undefined, label }, pagingOf(query));
    const self = `${baseUrl}/pacticipants`;
    const { page: figures, links: pages } = pageFields(
      page,
      label === undefined ? self : `${self}/label/${encodeURIComponent(label)}`,
    );
    const found = page.items.map((pacticipant) => resource(baseUrl, pacticipant));
    return {
      page: figures,
      _embedded: { pacticipants: found },
      // Upstream's older clients read them here.
      ...(label === undefined && {
        pacticipants: found.map((pacticipant) => ({
          ...pacticipant,
          title: 'DEPRECATED - Please use the embedded pacticipants collection',
        })),
      }),
      _links: {
        self: { href: self },
        ...pages,
        'pb:pacticipants-with-label': {
          title: 'Find pacticipants by label',
          href: `${self}/label/{label}`,
          templated: true,
        },
        'pb:pacticipants': page.items.map(({ name }) => ({
          href: links.pacticipant(baseUrl, name),
          title: 'Pacticipant',
          name,
        })),
        pacticipants: page.items.map(({ name }) => ({
          href: links.pacticipant(baseUrl, name),
          title: name,
          name: 'DEPRECATED - please use pb:pacticipants',
        })),
      },
    };
  };
  return [
    { method: 'GET', path: '/pacticipants', handle: (request) => ok(list(request)) },
    {
      method: 'GET',
      path: '/pacticipants/label/*label',
      handle: (request) => ok(list(request, request.params.label)),
    },
    {
      method: 'POST',
      path: '/pacticipants',
      handle: ({ body, baseUrl }) => {
        const { name } = textFields(bodyObject(body), { name: ['required'] }) as { readonly name: string };
        const details = detailsOf(body);
        const pacticipant = findPacticipant(database, name) ?? createPacticipant(context, name, details);
        return created(resource(baseUrl, pacticipant), links.pacticipant(baseUrl, pacticipant.name));
      },
    },
    {
      method: 'GET',
      path: '/pacticipants/:name',
      handle: ({ params: { name = '' }, baseUrl }) => ok(resource(baseUrl, requirePacticipant(database, name))),
    },
    {
      method: 'PUT',
      path: '/pacticipants/:name',
      handle: ({ params: { name = '' }, body, baseUrl }) => {
        const pacticipant = requirePacticipant(database, name);
        return ok(resource(baseUrl, replacePacticipant(context, pacticipant, detailsOf(body))));
      },
    },
    {
      method: 'PATCH',
      path: '/pacticipants/:name',
      handle: ({ params: { name = '' }, body, baseUrl }) => {
        const details = detailsOf(body);
        const known = findPacticipant(database, name);
        if (known) return ok(resource(baseUrl, updatePacticipant(context, known, details)));
        const pacticipant = createPacticipant(context, name, details);
        return created(resource(baseUrl, pacticipant), links.pacticipant(baseUrl, name));
      },
    },
    {
      method: 'DELETE',
      path: '/pacticipants/:name',
      handle: ({ params: { name = '' } }) => {
        deletePacticipant(database, requirePacticipant(database, name));
        return noContent;
      },
    },
  ];
}

/** The name is the path's to say. */
const detailsOf = (body: unknown): PacticipantDetails => {
  const { name: _, ...details } = textFields(bodyObject(body ?? {}), {
    name: ['not blank'],
    displayName: ['not blank'],
    mainBranch: ['no spaces', 'not blank'],
    repositoryUrl: [],
    repositoryName: [],
    repositoryNamespace: [],
  });
  return details;
};
