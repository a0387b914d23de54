import type { BrokerContext } from '../context.ts';
import { type BrokerRequest, created, type Handle, notFound, ok, type Reply, type Route } from '../http/index.ts';
import { addressedContent, addressedPact, addressedPair, findAddressedPact } from './addressed-pact.ts';
import { changePact } from './change-pact.ts';
import { deletePact } from './delete-pacts.ts';
import { differenceDocument } from './difference-document.ts';
import { latestPact, type Pair, previousDistinctPact, type VersionFilter } from './find-pacts.ts';
import { encodeVersion } from './metadata.ts';
import type { OnConflict } from './modification.ts';
import { pactLinks } from './pact-links.ts';
import { pactLink } from './pact-list-resources.ts';
import { pactResource } from './pact-resource.ts';
import { type PublishedPact, pactOfContent } from './published-pact.ts';
import { readPact } from './read-pact.ts';

const pair = '/pacts/provider/:provider/consumer/:consumer';
/** Addresses that upstream keeps for old clients; the first is the one that links use. */
const versions = [`${pair}/version/:version`, `${pair}/versions/:version`, `/pact${pair.slice(6)}/version/:version`];

/** One pact: of a version, of a content, or the latest one. */
export function pactRoutes(context: BrokerContext): Route[] {
  const { database } = context;

  const get: Handle = ({ params, baseUrl }) =>
    ok(pactResource(database, addressedPact(database, params), { base: baseUrl }));

  const change =
    (onConflict: OnConflict): Handle =>
    ({ params, body, baseUrl }) => {
      const names = {
        consumer: params.consumer ?? '',
        provider: params.provider ?? '',
        version: params.version ?? '',
      };
      const done = changePact(context, names, readPact(body, names), onConflict);
      const resource = pactResource(database, done.pact, { base: baseUrl });
      return done.created ? created(resource, pactLinks.self(baseUrl, done.pact)) : ok(resource);
    };

  const remove: Handle = ({ params, baseUrl }) => {
    const pact = addressedPact(database, params);
    deletePact(database, pact);
    return ok(afterDeletion(context, pact, baseUrl));
  };

  const content: Handle = ({ params, baseUrl }) => {
    const { pact, consumerVersions } = addressedContent(database, params);
    const { metadata } = params;
    return ok(
      pactResource(database, pact, {
        base: baseUrl,
        metadata,
        consumerVersions: metadata === undefined ? undefined : consumerVersions,
      }),
    );
  };

  const latest =
    (filterOf: (params: BrokerRequest['params']) => VersionFilter | undefined): Handle =>
    ({ params, baseUrl }) =>
      latestReply(context, params, filterOf(params), baseUrl).reply;

  const previous: Handle = ({ params, baseUrl }) => {
    const pact = previousDistinctPact(database, addressedPact(database, params));
    if (!pact) throw notFound();
    return ok(pactResource(database, pact, { base: baseUrl }));
  };

  const difference = (pact: PublishedPact, before: PublishedPact | undefined, base: string): Reply => ({
    status: 200,
    type: 'text/plain;charset=utf-8',
    body: differenceDocument(database, pact, before, base),
  });

  const againstPrevious: Handle = ({ params, baseUrl }) => {
    const pact = addressedPact(database, params);
    return difference(pact, previousDistinctPact(database, pact), baseUrl);
  };

  const againstVersion: Handle = ({ params, baseUrl }) => {
    const before = findAddressedPact(database, { ...params, version: params.other ?? '' });
    if (!before) throw notFound();
    return difference(addressedPact(database, params), before, baseUrl);
  };

  const againstContent: Handle = ({ params, baseUrl }) => {
    const { pact } = addressedContent(database, params);
    const before = pactOfContent(database, { ...pact, sha: params.other ?? '' });
    if (!before) throw notFound();
    return difference(pact, before, baseUrl);
  };

  const all = (paths: readonly string[], method: Route['method'], handle: Handle) =>
    paths.map((path): Route => ({ method, path, handle }));

  return [
    ...all(versions, 'GET', get),
    ...all(versions, 'PUT', change('overwrite')),
    ...all(versions, 'PATCH', change('merge')),
    ...all(versions, 'DELETE', remove),
    { method: 'GET', path: `${pair}/version/:version/previous-distinct`, handle: previous },
    { method: 'GET', path: `${pair}/version/:version/diff/previous-distinct`, handle: againstPrevious },
    { method: 'GET', path: `${pair}/version/:version/diff/version/:other`, handle: againstVersion },
    { method: 'GET', path: `${pair}/pact-version/:sha`, handle: content },
    { method: 'GET', path: `${pair}/pact-version/:sha/metadata/:metadata`, handle: content },
    { method: 'GET', path: `${pair}/pact-version/:sha/diff/pact-version/:other`, handle: againstContent },
    ...all(
      [`${pair}/latest`, `/pact${pair.slice(6)}/latest`],
      'GET',
      latest(() => undefined),
    ),
    { method: 'GET', path: `${pair}/latest-untagged`, handle: latest(() => ({ untagged: true })) },
    { method: 'GET', path: `${pair}/latest/:tag`, handle: latest(({ tag = '' }) => ({ tag })) },
  ];
}

function latestReply(
  { database }: BrokerContext,
  params: BrokerRequest['params'],
  filter: VersionFilter | undefined,
  base: string,
) {
  const pact = latestPact(database, addressedPair(database, params), filter);
  if (!pact) throw notFound();
  const metadata = encodeVersion(pact.versionId, filter && 'tag' in filter ? filter.tag : undefined);
  const body = pactResource(database, pact, { base, metadata });
  return { pact, reply: { status: 200, body, headers: { 'X-Pact-Consumer-Version': encodeURI(pact.versionNumber) } } };
}

/** One pact, which the official command line takes for a list: it wants `pb:pacts`. */
export const latestOnBranch =
  (context: BrokerContext): Handle =>
  ({ params, baseUrl }) => {
    const { pact, reply } = latestReply(context, params, { branch: params.branch ?? '' }, baseUrl);
    const links = { ...(reply.body._links as object), 'pb:pacts': [pactLink(pact, baseUrl)] };
    return { ...reply, body: { ...reply.body, _links: links } };
  };

/** Where to go on from what is there no more. */
export function afterDeletion({ database }: BrokerContext, pair: Pair, base: string) {
  const latest = latestPact(database, pair);
  return {
    _links: {
      index: { href: base },
      ...(latest && { 'pb:latest-pact-version': { href: pactLinks.latest(base, latest), title: 'Latest pact' } }),
    },
  };
}
