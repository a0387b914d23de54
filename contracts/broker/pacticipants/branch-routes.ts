import type { BrokerContext } from '../context.ts';
import { created, links, noContent, notFound, ok, pageFields, pagingOf, type Route } from '../http/index.ts';
import { addToBranch, type Branch, branchesOf, deleteBranch, findBranch, takeFromBranch } from './branch.ts';
import { deleteBranchesBut, listBranches } from './branch-list.ts';
import { branchResource, branchVersionResource } from './branch-resource.ts';
import { findOrCreatePacticipant, type Pacticipant, requirePacticipant } from './pacticipant.ts';
import { findOrCreateVersion, requireVersion, type Version } from './version.ts';
import { versionListResource } from './version-list-resource.ts';
import type { Whereabouts } from './whereabouts.ts';

const branchPath = '/pacticipants/:name/branches/*branch';
const branchVersionPath = `${branchPath}/versions/*version`;

/** The longer paths first: `*branch` takes slashes with it. */
export function branchRoutes(context: BrokerContext, whereabouts: Whereabouts): Route[] {
  const { database } = context;
  const required = (name: string, branchName: string): { pacticipant: Pacticipant; branch: Branch } => {
    const pacticipant = requirePacticipant(database, name);
    const branch = findBranch(database, pacticipant.id, branchName);
    if (!branch) throw notFound(`No branch ${branchName} of ${pacticipant.name} found`);
    return { pacticipant, branch };
  };
  const membership = (version: Version, branch: string) =>
    branchesOf(database, version.id).find(({ name }) => name === branch);
  return [
    {
      method: 'GET',
      path: branchVersionPath,
      handle: ({ params: { name = '', branch = '', version: number = '' }, baseUrl }) => {
        const { pacticipant, version } = requireVersion(database, name, number);
        const found = membership(version, branch);
        if (!found) throw notFound();
        return ok(branchVersionResource(baseUrl, pacticipant, found, version));
      },
    },
    {
      method: 'PUT',
      path: branchVersionPath,
      handle: ({ params: { name = '', branch = '', version: number = '' }, baseUrl }) =>
        database.transaction(() => {
          const pacticipant = findOrCreatePacticipant(context, name);
          const version = findOrCreateVersion(context, pacticipant, number);
          const known = membership(version, branch);
          if (!known) addToBranch(context, version, branch);
          const found = known ?? membership(version, branch);
          if (!found) throw notFound();
          const body = branchVersionResource(baseUrl, pacticipant, found, version);
          return known ? ok(body) : created(body, links.branchVersion(baseUrl, pacticipant.name, branch, number));
        }),
    },
    {
      method: 'DELETE',
      path: branchVersionPath,
      handle: ({ params: { name = '', branch: branchName = '', version: number = '' } }) => {
        const { branch } = required(name, branchName);
        if (!takeFromBranch(database, branch, requireVersion(database, name, number).version)) throw notFound();
        return noContent;
      },
    },
    {
      method: 'GET',
      path: `${branchPath}/versions`,
      handle: (request) => {
        const { name = '', branch: branchName = '' } = request.params;
        const { pacticipant, branch } = required(name, branchName);
        const list = `${links.branch(request.baseUrl, pacticipant.name, branch.name)}/versions`;
        const title = `Versions for branch ${branch.name} of ${pacticipant.name}`;
        return ok(
          versionListResource(database, whereabouts, request, pacticipant, { branch: branch.name }, list, title),
        );
      },
    },
    {
      method: 'GET',
      path: branchPath,
      handle: ({ params: { name = '', branch: branchName = '' }, baseUrl }) => {
        const { pacticipant, branch } = required(name, branchName);
        return ok(branchResource(baseUrl, pacticipant, branch));
      },
    },
    {
      method: 'DELETE',
      path: branchPath,
      handle: ({ params: { name = '', branch = '' } }) => {
        deleteBranch(database, required(name, branch).branch);
        return noContent;
      },
    },
    {
      method: 'GET',
      path: '/pacticipants/:name/branches',
      handle: ({ params: { name = '' }, query, queryString, baseUrl }) => {
        const pacticipant = requirePacticipant(database, name);
        // Upstream pages this list even when nobody asks for pages.
        const paging = pagingOf(query) ?? { number: 1, size: 100 };
        const page = listBranches(database, pacticipant.id, query.get('q') ?? undefined, paging);
        const list = `${links.pacticipant(baseUrl, pacticipant.name)}/branches`;
        const { page: figures, links: pages } = pageFields(page, list);
        return ok({
          page: figures,
          _embedded: { branches: page.items.map((branch) => branchResource(baseUrl, pacticipant, branch)) },
          _links: {
            self: { title: `${pacticipant.name} branches`, href: queryString ? `${list}?${queryString}` : list },
            ...pages,
            'pb:branches': page.items.map((branch) => ({
              name: branch.name,
              href: links.branch(baseUrl, pacticipant.name, branch.name),
            })),
          },
        });
      },
    },
    {
      method: 'DELETE',
      path: '/pacticipants/:name/branches',
      handle: ({ params: { name = '' }, query }) => {
        const pacticipant = requirePacticipant(database, name);
        const { deleted, remaining } = deleteBranchesBut(database, pacticipant, query.getAll('exclude[]'));
        const text = `Scheduled deletion of ${deleted} branches for pacticipant ${pacticipant.name}. Remaining branches are: ${remaining.join(', ')}`;
        return { status: 202, body: { notices: [{ type: 'success', text }] } };
      },
    },
  ];
}
