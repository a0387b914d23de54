import type { BrokerContext } from '../context.ts';
import { type BrokerRequest, type Handle, noContent, ok, type Reply, type Route } from '../http/index.ts';
import { addressedPair, addressedProvider } from './addressed-pact.ts';
import { deletePactsBetween } from './delete-pacts.ts';
import {
  latestPacts,
  latestPactsOfProvider,
  pactsBetween,
  pactsOfBranchHeads,
  pactsOfProvider,
  type VersionFilter,
} from './find-pacts.ts';
import { latestPactsResource, pactVersionsResource, providerPactsResource } from './pact-list-resources.ts';
import { afterDeletion, latestOnBranch } from './pact-routes.ts';
import type { PublishedPact } from './published-pact.ts';

type Params = BrokerRequest['params'];
/** `self` is the address that was asked for, without a query. */
type List = (request: BrokerRequest, self: string) => Reply;
type Branch = { readonly branch: string } | { readonly mainBranch: true };

/** No `:branch` in the path is the main branch of each consumer. */
const branchOf = ({ branch }: Params): Branch => (branch === undefined ? { mainBranch: true } : { branch });
const tagOf = ({ tag }: Params): VersionFilter | undefined => (tag === undefined ? undefined : { tag });
const withTag = ({ tag }: Params): string => (tag === undefined ? '' : ` with consumer version tag '${tag}'`);
const withBranch = ({ branch }: Params): string =>
  branch === undefined ? ' for main branch' : ` with consumer version branch '${branch}'`;

/**
 * Lists of pacts: of a provider, of a pair, of everyone. The official command line does not encode the slashes of a branch, so a
 * branch is all that is left of the path.
 */
export function pactListRoutes(context: BrokerContext): Route[] {
  const { database } = context;

  const ofProvider =
    (title: string, suffix: (params: Params) => string, find: (id: number, params: Params) => PublishedPact[]): List =>
    ({ params, baseUrl }, self) => {
      const { id, name } = addressedProvider(database, params);
      const options = { base: baseUrl, self, title: `${title} ${name}${suffix(params)}` };
      return ok(providerPactsResource(find(id, params), name, options));
    };
  const all = (find: (id: number, params: Params) => PublishedPact[], suffix: (params: Params) => string) =>
    ofProvider('All pact versions for the provider', suffix, find);
  const latest = (find: (id: number, params: Params) => PublishedPact[], suffix: (params: Params) => string) =>
    ofProvider('Latest pact versions for the provider', suffix, find);
  const tagged = (id: number, params: Params) => pactsOfProvider(database, id, tagOf(params));
  const latestTagged = (id: number, params: Params) => latestPactsOfProvider(database, id, tagOf(params));
  const onBranch = (id: number, params: Params) => pactsOfProvider(database, id, branchOf(params));
  const ofHeads = (id: number, params: Params) => pactsOfBranchHeads(database, id, branchOf(params));

  const ofPair =
    (suffix: (params: Params) => string, find: (params: Params) => PublishedPact[]): List =>
    ({ params, baseUrl }, self) => {
      const names = addressedPair(database, params);
      const title = `All versions of the pact between ${names.consumerName} and ${names.providerName}${suffix(params)}`;
      return ok(pactVersionsResource(find(params), names, { base: baseUrl, self, title }));
    };
  const between = (filterOf: (params: Params) => VersionFilter | undefined) => (params: Params) =>
    pactsBetween(database, addressedPair(database, params), filterOf(params));
  const headsBetween = (params: Params) => {
    const { consumerId, providerId } = addressedPair(database, params);
    return pactsOfBranchHeads(database, providerId, branchOf(params)).filter((pact) => pact.consumerId === consumerId);
  };

  const remove =
    (filterOf: (params: Params) => VersionFilter): Handle =>
    ({ params, baseUrl }) => {
      const names = addressedPair(database, params);
      deletePactsBetween(database, names, filterOf(params));
      return ok(afterDeletion(context, names, baseUrl));
    };
  const removeAll: Handle = ({ params }) => {
    deletePactsBetween(database, addressedPair(database, params));
    return noContent;
  };

  const provider = '/pacts/provider/:provider';
  const pair = `${provider}/consumer/:consumer`;
  const get = (path: string, list: List): Route => ({
    method: 'GET',
    path,
    handle: (request) => list(request, `${request.baseUrl}${filled(path, request.params)}`),
  });
  const none = () => '';
  return [
    get('/pacts/latest', ({ baseUrl }) => ok(latestPactsResource(latestPacts(database), baseUrl))),
    get(provider, all(tagged, withTag)),
    get(`${provider}/tag/:tag`, all(tagged, withTag)),
    get(`${provider}/latest`, latest(latestTagged, withTag)),
    get(`${provider}/latest/:tag`, latest(latestTagged, withTag)),
    get(`${provider}/branch`, all(onBranch, withBranch)),
    get(`${provider}/branch/latest`, latest(ofHeads, withBranch)),
    get(`${provider}/branch/*branch/latest`, latest(ofHeads, withBranch)),
    get(`${provider}/branch/*branch`, all(onBranch, withBranch)),
    get(
      `${pair}/versions`,
      ofPair(
        none,
        between(() => undefined),
      ),
    ),
    { method: 'DELETE', path: `${pair}/versions`, handle: removeAll },
    get(
      `${pair}/tag/:tag`,
      ofPair(({ tag }) => ` with tag ${tag}`, between(tagOf)),
    ),
    { method: 'DELETE', path: `${pair}/tag/:tag`, handle: remove(({ tag = '' }) => ({ tag })) },
    // The official command line goes by these, upstream's entry point by those that end in `versions`.
    ...['branch', 'branch/versions'].map((path) => get(`${pair}/${path}`, ofPair(withBranch, between(branchOf)))),
    ...['branch/latest', 'branch/latest/versions'].map((path) =>
      get(`${pair}/${path}`, ofPair(withBranch, headsBetween)),
    ),
    get(`${pair}/branch/*branch/latest/versions`, ofPair(withBranch, headsBetween)),
    { method: 'GET', path: `${pair}/branch/*branch/latest`, handle: latestOnBranch(context) },
    get(`${pair}/branch/*branch`, ofPair(withBranch, between(branchOf))),
    { method: 'DELETE', path: `${pair}/branch/*branch`, handle: remove(branchOf) },
  ];
}

const filled = (path: string, params: Params): string =>
  path.replace(/[:*](\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
