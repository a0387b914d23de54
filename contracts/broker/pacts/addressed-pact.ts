import type { Database } from '../database/index.ts';
import { notFound } from '../http/index.ts';
import { findPacticipant, findVersion, type Pacticipant } from '../pacticipants/index.ts';
import { decodeMetadata, type Metadata } from './metadata.ts';
import { type PublishedPact, pactOfContent, pactOfVersion } from './published-pact.ts';

type Params = Readonly<Record<string, string>>;

/** Consumer and provider of an address. */
export interface AddressedPair {
  readonly consumerId: number;
  readonly providerId: number;
  readonly consumerName: string;
  readonly providerName: string;
}

/** @throws BrokerError 404 that says which of them is not there */
export function addressedPair(database: Database, params: Params): AddressedPair {
  const consumer = party(database, 'consumer', params.consumer);
  const provider = addressedProvider(database, params);
  return {
    consumerId: consumer.id,
    providerId: provider.id,
    consumerName: consumer.name,
    providerName: provider.name,
  };
}

/** @throws BrokerError 404 */
export const addressedProvider = (database: Database, params: Params): Pacticipant =>
  party(database, 'provider', params.provider);

function party(database: Database, role: 'consumer' | 'provider', name = ''): Pacticipant {
  const found = findPacticipant(database, name);
  if (!found) throw notFound(`No ${role} with name '${name}' found`);
  return found;
}

/**
 * `/pacts/provider/:provider/consumer/:consumer/version/:version`
 * @throws BrokerError 404
 */
export function addressedPact(database: Database, params: Params): PublishedPact {
  const found = findAddressedPact(database, params);
  if (!found) throw notFound();
  return found;
}

export function findAddressedPact(database: Database, params: Params): PublishedPact | undefined {
  const consumer = findPacticipant(database, params.consumer ?? '');
  const provider = findPacticipant(database, params.provider ?? '');
  const version = consumer && findVersion(database, consumer.id, params.version ?? '');
  return version && provider && pactOfVersion(database, { versionId: version.id, providerId: provider.id });
}

/**
 * `/pacts/provider/:provider/consumer/:consumer/pact-version/:sha`, perhaps with `/metadata/:metadata`: as the publication of the
 * newest version that the metadata names, if that has the content.
 * @throws BrokerError 404
 */
export function addressedContent(
  database: Database,
  params: Params,
): { readonly pact: PublishedPact; readonly metadata: Metadata; readonly consumerVersions: readonly string[] } {
  const pair = addressedPair(database, params);
  const sha = params.sha ?? '';
  const metadata = decodeMetadata(database, params.metadata);
  const versions = new Set(metadata.selectors.flatMap(({ consumerVersionNumber }) => consumerVersionNumber ?? []));
  const newestFirst = [...versions]
    .map((number) => findVersion(database, pair.consumerId, number))
    .filter((version) => version !== undefined)
    .toSorted((left, right) => right.id - left.id);
  const [newest] = newestFirst;
  const ofVersion = newest && pactOfVersion(database, { versionId: newest.id, providerId: pair.providerId });
  const pact = ofVersion?.sha === sha ? ofVersion : pactOfContent(database, { ...pair, sha });
  if (!pact) throw notFound();
  return { pact, metadata, consumerVersions: newestFirst.map(({ number }) => number) };
}
