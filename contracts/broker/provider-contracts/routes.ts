import type { BrokerContext } from '../context.ts';
import { notFound, ok, type Route } from '../http/index.ts';
import { requireVersion } from '../pacticipants/index.ts';
import { comparisonsOf } from './comparison-row.ts';
import { contractsResource, publishedResource } from './contract-resources.ts';
import { contractsOf } from './provider-contract.ts';
import { publishContract } from './publish-contract.ts';

export function providerContractRoutes(context: BrokerContext): Route[] {
  const { database } = context;
  return [
    {
      method: 'POST',
      // The official client does not encode the name, so it may hold slashes.
      path: '/provider-contracts/provider/*provider/publish',
      handle: async ({ params, body, baseUrl }) => {
        const { readPublication } = await import('./read-publication.ts');
        const publication = readPublication(body);
        const { provider, version } = await publishContract(context, params.provider ?? '', publication);
        const comparisons = comparisonsOf(database, version.id);
        return ok(publishedResource(provider, version, publication, comparisons, baseUrl));
      },
    },
    {
      method: 'GET',
      path: '/provider-contracts/provider/:provider/version/*version',
      handle: ({ params, baseUrl }) => {
        const { pacticipant, version } = requireVersion(database, params.provider ?? '', params.version ?? '');
        const contracts = contractsOf(database, version.id);
        if (contracts.length === 0)
          throw notFound(`Version ${version.number} of ${pacticipant.name} has published no contract of its own`);
        return ok(contractsResource(pacticipant, version, contracts, comparisonsOf(database, version.id), baseUrl));
      },
    },
  ];
}
