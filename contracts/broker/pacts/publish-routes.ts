import type { BrokerContext } from '../context.ts';
import { ok, type Route } from '../http/index.ts';
import { publishContracts } from './publish-contracts.ts';
import { publishNotices } from './publish-notices.ts';
import { publishedContractsResource } from './published-contracts-resource.ts';
import { readContracts } from './read-contracts.ts';

/** How consumers publish: all contracts of a build at once. */
export const publishRoutes = (context: BrokerContext): Route[] => [
  {
    method: 'POST',
    path: '/contracts/publish',
    handle: ({ body, baseUrl }) => {
      const toPublish = readContracts(body);
      const published = publishContracts(context, toPublish);
      const notices = publishNotices(context.database, toPublish, published, baseUrl);
      return ok(publishedContractsResource(toPublish, published, notices, baseUrl));
    },
  },
];
