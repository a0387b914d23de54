/** Who has a contract with whom, and how that stands. */
import type { BrokerContext } from '../context.ts';
import type { Database } from '../database/index.ts';
import { links, noContent, ok, pageFields, pagingOf, type Route } from '../http/index.ts';
import { requirePacticipant } from '../pacticipants/index.ts';
import { deleteAllIntegrations, deleteIntegration } from './delete-integrations.ts';
import { dotGraph } from './dot-graph.ts';
import { type Integration, integrations } from './integration.ts';
import { latestVerification, verificationStatus } from './verification-status.ts';

export { type Integration, integrations } from './integration.ts';
export { latestVerification, type VerificationStatus, verificationStatus } from './verification-status.ts';

export function integrationsRoutes({ database }: BrokerContext): Route[] {
  return [
    {
      method: 'GET',
      path: '/integrations',
      handle: ({ baseUrl, query, accept }) => {
        const page = integrations(database, { nameHas: query.get('q') ?? '', paging: pagingOf(query) });
        if (accept.includes('text/vnd.graphviz'))
          return { status: 200, type: 'text/vnd.graphviz;charset=utf-8', body: dotGraph(page.items) };
        const self = `${baseUrl}/integrations`;
        const { page: figures, links: pages } = pageFields(page, self);
        return ok({
          ...(figures ? { page: figures } : {}),
          _embedded: { integrations: page.items.map((each) => integrationResource(database, each, baseUrl)) },
          _links: { self: { href: self, title: 'All integrations' }, ...pages },
        });
      },
    },
    {
      method: 'DELETE',
      path: '/integrations',
      handle: () => {
        deleteAllIntegrations(database);
        return noContent;
      },
    },
    {
      method: 'DELETE',
      path: '/integrations/provider/:provider/consumer/:consumer',
      handle: ({ params: { consumer = '', provider = '' } }) => {
        const consumerId = requirePacticipant(database, consumer).id;
        const providerId = requirePacticipant(database, provider).id;
        deleteIntegration(database, { consumerId, providerId });
        return noContent;
      },
    },
  ];
}

/** Upstream's fields, and how the newest pact stands: upstream shows that on its page alone. */
function integrationResource(database: Database, integration: Integration, base: string) {
  const { consumerName, providerName } = integration;
  const verification = latestVerification(database, integration);
  const pair = `provider/${encodeURIComponent(providerName)}/consumer/${encodeURIComponent(consumerName)}`;
  return {
    consumer: { name: consumerName },
    provider: { name: providerName },
    verificationStatus: verificationStatus(database, integration),
    latestVerification: verification && {
      success: verification.success,
      verifiedAt: verification.verifiedAt,
      providerVersionNumber: verification.providerVersionNumber,
    },
    _links: {
      'pb:consumer': { href: links.pacticipant(base, consumerName) },
      'pb:provider': { href: links.pacticipant(base, providerName) },
      'pb:latest-pact-version': { href: links.latestPact(base, providerName, consumerName) },
      'pb:matrix': {
        title: `Matrix of pacts/verification results for ${consumerName} and ${providerName}`,
        href: `${base}/matrix/${pair}`,
      },
      'pb:delete_integration': {
        title: `Delete the integration between ${consumerName} and ${providerName}`,
        href: `${base}/integrations/${pair}`,
      },
    },
  };
}
