/** What consumers expect of providers: publishing it, finding it again, and what counts as the same. */
import type { BrokerContext } from '../context.ts';
import type { Route } from '../http/index.ts';
import { pactListRoutes } from './pact-list-routes.ts';
import { pactRoutes } from './pact-routes.ts';
import { publishRoutes } from './publish-routes.ts';

export { addressedContent, addressedPact, addressedPair, addressedProvider } from './addressed-pact.ts';
export { contentSha, interactionId } from './content-sha.ts';
export * from './field-problems.ts';
export {
  latestPact,
  latestPacts,
  type Pair,
  pactsBetween,
  pactsOfBranchHeads,
  pactsOfConsumerVersion,
  pactsOfProvider,
  previousDistinctPact,
  type VersionFilter,
} from './find-pacts.ts';
export { parseLosslessly } from './lossless-json.ts';
export {
  encode,
  encodeSelectors,
  encodeVersionNumber,
  encodeWip,
  type Metadata,
  type MetadataSelector,
} from './metadata.ts';
export { interactionKeys, isObject } from './pact-content.ts';
export { pactLinks } from './pact-links.ts';
export {
  type ContractsToPublish,
  type ContractToPublish,
  type PublishedContracts,
  publishContracts,
} from './publish-contracts.ts';
export {
  contentOf,
  inListOrder,
  type PublishedPact,
  pactById,
  pactName,
  pactOfContent,
  pactOfVersion,
  selectPacts,
} from './published-pact.ts';
export { recordIntegration } from './record-publication.ts';

export const pactsRoutes = (context: BrokerContext): Route[] => [
  ...publishRoutes(context),
  ...pactListRoutes(context),
  ...pactRoutes(context),
];
