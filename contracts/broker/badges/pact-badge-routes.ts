import type { BrokerContext } from '../context.ts';
import type { BrokerRequest, Route } from '../http/index.ts';
import { verificationStatus } from '../integrations/index.ts';
import { findPacticipant } from '../pacticipants/index.ts';
import { latestPact, type VersionFilter } from '../pacts/index.ts';
import { badgeRoutes } from './badge-routes.ts';
import { pactBadge } from './pact-badge.ts';

interface Wanted {
  readonly filter?: VersionFilter;
  readonly consumerTag?: string;
  readonly providerTag?: string;
}

/** How the newest pact of a pair stands: of all, of a tag or branch, of none tagged; or of a tag each (the matrix badge). */
export function pactBadgeRoutes({ database }: BrokerContext): Route[] {
  const routes = (path: string, wanted: (params: BrokerRequest['params']) => Wanted): Route[] =>
    badgeRoutes(path, ({ params, query }) => {
      const { filter, consumerTag, providerTag } = wanted(params);
      const consumer = findPacticipant(database, params.consumer ?? '');
      const provider = findPacticipant(database, params.provider ?? '');
      const pact =
        consumer && provider && latestPact(database, { consumerId: consumer.id, providerId: provider.id }, filter);
      return pactBadge(
        pact && { consumer: pact.consumerName, provider: pact.providerName },
        pact ? verificationStatus(database, pact, filter, providerTag) : 'never',
        {
          label: query.get('label') ?? undefined,
          initials: query.get('initials') === 'true',
          consumerTag,
          providerTag,
        },
      );
    });
  const pair = '/pacts/provider/:provider/consumer/:consumer';
  return [
    ...routes(`${pair}/latest`, () => ({})),
    ...routes(`${pair}/latest-untagged`, () => ({ filter: { untagged: true } })),
    ...routes(`${pair}/latest/*tag`, ({ tag = '' }) => ({ filter: { tag } })),
    // Upstream has none for branches, which came after its badges.
    ...routes(`${pair}/branch/*branch/latest`, ({ branch = '' }) => ({ filter: { branch } })),
    ...routes(
      '/matrix/provider/:provider/latest/:providerTag/consumer/:consumer/latest/:tag',
      ({ tag = '', providerTag = '' }) => ({
        filter: { tag },
        consumerTag: tag,
        providerTag,
      }),
    ),
  ];
}
