/** What states consumers want a provider to be in. */
import type { BrokerContext } from '../context.ts';
import { environmentByName, environmentByUuid } from '../environments/index.ts';
import { type BrokerRequest, notFound, ok, type Route } from '../http/index.ts';
import { requirePacticipant } from '../pacticipants/index.ts';
import { type PublishedPact, pactsOfBranchHeads, selectPacts } from '../pacts/index.ts';
import { providerStatesOf } from './provider-states.ts';

/** In the pacts of main branches' heads, of a branch's heads, or of what is live in an environment. */
export function providerStatesRoutes({ database }: BrokerContext): Route[] {
  type FindPacts = (providerId: number, params: BrokerRequest['params']) => PublishedPact[];
  const route = (path: string, find: FindPacts): Route => ({
    method: 'GET',
    path: `/pacts/provider/:provider/provider-states${path}`,
    handle: ({ params }) => {
      const provider = requirePacticipant(database, params.provider ?? '');
      return ok({ providerStates: providerStatesOf(database, find(provider.id, params)) });
    },
  });
  const live: FindPacts = (providerId, { environment = '' }) => {
    // Upstream calls it a uuid and looks for a name; the command line sends the name.
    const found = environmentByName(database, environment) ?? environmentByUuid(database, environment);
    if (!found) throw notFound(`No environment '${environment}' found`);
    return selectPacts(
      database,
      `where latest.provider_id = ? and latest.consumer_version_id in
         (select version_id from deployed_version where environment_id = ? and undeployed_at is null
          union select version_id from released_version where environment_id = ? and support_ended_at is null)
       order by publication.id`,
      providerId,
      found.id,
      found.id,
    );
  };
  return [
    route('', (providerId) => pactsOfBranchHeads(database, providerId, { mainBranch: true })),
    route('/branch/*branch', (providerId, { branch = '' }) => pactsOfBranchHeads(database, providerId, { branch })),
    route('/environment/*environment', live),
  ];
}
